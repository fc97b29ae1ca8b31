import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Campaign, MembersFile } from '@uncac-petition/shared';
import type { Queries } from '../db/database.js';
import { deleteLogo, listLogos, logoFormat, saveLogo } from '../members/index.js';
import type { CampaignFile } from './campaign-file.js';

interface ReadLogos {
  readonly logos: Campaign['logos'];
  readonly problems: readonly string[];
}

/** Reads the pictures that members name, and looks at what is in them. */
export const readLogos = (folder: string, members: CampaignFile<MembersFile>): ReadLogos => {
  const logos: Record<string, Uint8Array> = {};
  const problems = (members.value?.members ?? []).flatMap(({ logo }, index) => {
    if (logo === null) return [];
    const content = readIfThere(join(folder, logo));
    const wrong = typeof content === 'string' ? content : problemOf(content);
    if (typeof content !== 'string') logos[logo] = content;
    return wrong === undefined
      ? []
      : [members.problem(['members', index, 'logo'], `members[${index}].logo ${logo} ${wrong}`)];
  });
  return { logos, problems };
};

const problemOf = (content: Uint8Array): string | undefined => {
  const format = logoFormat(content);
  return 'problem' in format ? format.problem : undefined;
};

/** The content, or why there is none. */
const readIfThere = (file: string): Uint8Array | string => {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? 'is not in the folder: add the file or remove the key' : `can't be read (${code})`;
  }
};

/** Writes the pictures to where `members.yaml` says they are. @returns the names of the files */
export const writeLogos = (folder: string, logos: Campaign['logos']): string[] =>
  Object.entries(logos).map(([name, content]) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
    return name;
  });

/** Makes the pictures in the database those of the campaign. Retired members keep theirs. @returns the differences */
export const applyLogos = async (
  tx: Queries,
  { petition: { petition }, members, logos }: Campaign,
): Promise<string[]> => {
  const stored = await listLogos(tx, petition);
  const differences: string[] = [];
  for (const { member, logo } of members) {
    const content = logo === null ? undefined : logos[logo];
    const before = stored.get(member);
    if (content === undefined) {
      if (before === undefined) continue;
      await deleteLogo(tx, petition, member);
      differences.push(`- logo of member ${member}`);
    } else if (before === undefined || !Buffer.from(before.content).equals(content)) {
      const format = logoFormat(content);
      if ('problem' in format) throw new Error(`The logo ${logo} was not checked`);
      await saveLogo(tx, petition, member, { type: format.type, content });
      differences.push(`${before === undefined ? '+' : '~'} logo of member ${member}`);
    }
  }
  return differences;
};

/** The pictures that the database holds, by the names that members have for them. */
export const findLogos = async (
  queries: Queries,
  petition: string,
  members: Campaign['members'],
): Promise<Campaign['logos']> => {
  const stored = await listLogos(queries, petition);
  const named = members.flatMap(({ member, logo }) => {
    const content = stored.get(member)?.content;
    return logo === null || content === undefined ? [] : [[logo, content] as const];
  });
  return Object.fromEntries(named);
};
