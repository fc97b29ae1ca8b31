import { isDeepStrictEqual } from 'node:util';
import { optInHolders, type Campaign, type PetitionFile, type TextsFile } from '@uncac-petition/shared';
import type { Queries } from '../db/database.js';
import { currentVersions, findTextVersion, insertTextVersion } from '../petitions/index.js';

interface Texts {
  readonly settings: Pick<PetitionFile, 'demands' | 'asks'>;
  readonly texts: Readonly<Record<string, TextsFile>>;
}

/** Adds a version of each text whose content is another one than its latest version's (promise 12). */
export const applyTextVersions = async (
  tx: Queries,
  { petition: settings, texts }: Campaign,
  now: number,
): Promise<string[]> => {
  const { petition } = settings;
  const versions = await currentVersions(tx, petition);
  const differences: string[] = [];
  for (const [text, content] of contents({ settings, texts })) {
    const latest = versions.get(text) ?? 0;
    const stored = latest === 0 ? undefined : await findTextVersion(tx, petition, text, latest);
    if (stored !== undefined && isDeepStrictEqual(JSON.parse(stored.content), content)) continue;
    await insertTextVersion(tx, petition, { text, version: latest + 1, content: JSON.stringify(content) }, now);
    if (latest > 0) differences.push(`+ version ${latest + 1} of text ${text}`);
  }
  return differences;
};

/** What signatures are given to, by the name of the text; plain JSON, in all languages. */
const contents = ({ settings, texts }: Texts): Map<string, unknown> => {
  const inAll = (part: (said: TextsFile) => unknown): unknown =>
    JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(texts).map(([lang, said]) => [lang, part(said)]))));
  return new Map([
    ['petition', inAll(({ title, summary, demands }) => ({ title, summary, demands }))],
    ['privacy', inAll(({ privacy }) => privacy)],
    ['consent', inAll(({ consent }) => consent)],
    ...settings.asks.map(({ ask }) => [`ask/${ask}`, inAll(({ asks }) => asks[ask])] as const),
    ...optInHolders
      .filter((box) => Object.values(texts).some(({ optIn }) => optIn?.[box] !== undefined))
      .map((box) => [`opt-in/${box}`, inAll(({ optIn }) => optIn?.[box])] as const),
  ]);
};

/** Whether what is demanded would change: the set, or a text in a language that both have; a translation may be added. */
export const demandsChanged = (stored: Texts, { petition: settings, texts }: Campaign): boolean => {
  const names = (list: PetitionFile['demands']) => list.map(({ demand }) => demand).toSorted();
  return (
    !isDeepStrictEqual(names(stored.settings.demands), names(settings.demands)) ||
    Object.entries(stored.texts).some(
      ([lang, said]) => texts[lang] !== undefined && !isDeepStrictEqual(said.demands, { ...texts[lang].demands }),
    )
  );
};
