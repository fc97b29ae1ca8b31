import { optInHolders, type OptInHolder } from '@uncac-petition/shared';
import { Encrypter } from 'age-encryption';
import type { CampaignFiles } from './read-campaign.js';

/** That whoever is to hold contact data has a key, and a sentence to agree to in every language. */
export const checkContacts = (files: CampaignFiles): string[] => {
  const holders = holdersWithKey(files);
  return [
    ...checkKeys(files),
    ...optInHolders.flatMap((box) => [
      ...(holders.has(box) ? sentencesMissing(files, box) : []),
      ...checkSentences(files, box),
    ]),
  ];
};

const checkKeys = ({ petition, members }: CampaignFiles): string[] => {
  const lead = petition.value?.lead?.contactKey;
  const wrongLead = lead === undefined ? undefined : problemOfKey(lead);
  return [
    ...(wrongLead === undefined ? [] : [petition.problem(['lead', 'contactKey'], `lead.contactKey ${wrongLead}`)]),
    ...(members.value?.members ?? []).flatMap(({ contactKey }, index) => {
      const wrong = contactKey === null ? undefined : problemOfKey(contactKey);
      return wrong === undefined
        ? []
        : [members.problem(['members', index, 'contactKey'], `members[${index}].contactKey ${wrong}`)];
    }),
  ];
};

const holdersWithKey = ({ petition, members }: CampaignFiles): ReadonlySet<OptInHolder> =>
  new Set([
    ...(petition.value?.lead ? (['lead'] as const) : []),
    ...(members.value?.members.some(({ contactKey }) => contactKey !== null) ? (['member'] as const) : []),
  ]);

const sentencesMissing = ({ texts }: CampaignFiles, box: OptInHolder): string[] =>
  [...texts.values()].flatMap(({ value, problem }) =>
    value === undefined || value.optIn?.[box] !== undefined
      ? []
      : [
          problem(
            ['optIn'],
            `optIn.${box} is missing: ${box === 'lead' ? 'the lead' : 'a member'} has a contactKey, so each language needs the sentence beside the box`,
          ),
        ],
  );

/** Consent is given to somebody: the sentence says to whom, and nothing else is filled in. */
const checkSentences = ({ texts }: CampaignFiles, box: OptInHolder): string[] =>
  [...texts.values()].flatMap(({ value, problem }) => {
    const sentence = value?.optIn?.[box];
    if (sentence === undefined || placeholders(sentence) === '{holder}') return [];
    return [
      problem(
        ['optIn', box],
        `optIn.${box} has ${placeholders(sentence) || 'no placeholder'}: it needs {holder}, where the name goes, and no other`,
      ),
    ];
  });

/** The key itself is not repeated: somebody may have pasted an identity. */
export const problemOfKey = (key: string): string | undefined => {
  if (/^AGE-SECRET-KEY-/i.test(key))
    return 'is a secret identity: take it out, keep it away from servers, and write its public key (age1…)';
  try {
    new Encrypter().addRecipient(key);
    return undefined;
  } catch {
    return 'is not an age public key (age1…): copy it again';
  }
};

export const placeholders = (text: string | undefined): string =>
  [...new Set(text?.match(/\{[^{}]*\}/g))].toSorted().join(' ');
