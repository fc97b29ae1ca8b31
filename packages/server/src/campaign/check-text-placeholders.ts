import type { PetitionFile, TextsFile } from '@uncac-petition/shared';
import { placeholders } from './check-contacts.js';
import type { Path } from './file-problems.js';
import { sayPath } from './file-problems.js';
import type { CampaignFiles } from './read-campaign.js';

/** That each text has the placeholders that it has in the default language; asks and opt-ins have checks of their own. */
export const checkTextPlaceholders = (
  { texts }: CampaignFiles,
  { defaultLanguage }: Pick<PetitionFile, 'defaultLanguage'>,
): string[] => {
  const model = texts.get(defaultLanguage)?.value;
  if (model === undefined) return [];
  const wanted = new Map(saidIn(model).map(({ path, text }) => [sayPath(path), placeholders(text)]));
  return [...texts].flatMap(([lang, { value, problem }]) =>
    value === undefined || lang === defaultLanguage
      ? []
      : saidIn(value).flatMap(({ path, text }) => {
          const [has, needs] = [placeholders(text), wanted.get(sayPath(path))];
          if (needs === undefined || has === needs) return [];
          const says = `has ${has || 'no placeholder'}, in ${defaultLanguage} it has ${needs || 'none'}: use the same ones`;
          return [problem(path, `${sayPath(path)} ${says}`)];
        }),
  );
};

interface Said {
  readonly path: Path;
  readonly text: string;
}

/** Of lists the whole is compared, since a translation may make two paragraphs of one. */
const saidIn = ({ title, summary, demands, consent, privacy, mail, share }: TextsFile): Said[] => [
  { path: ['title'], text: title },
  { path: ['summary'], text: summary.join('\n') },
  ...Object.entries(demands).flatMap(([demand, said]) => [
    { path: ['demands', demand, 'title'], text: said.title },
    { path: ['demands', demand, 'text'], text: said.text },
  ]),
  { path: ['consent'], text: consent },
  { path: ['privacy'], text: privacy.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]).join('\n') },
  { path: ['mail', 'sender'], text: mail.sender },
  { path: ['mail', 'subject'], text: mail.subject },
  { path: ['share'], text: share },
];
