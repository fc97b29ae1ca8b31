import type { CatalogueFile, CatalogueMessage } from '@uncac-petition/shared';
import type { BuiltInWords } from './built-in-words.js';
import type { NamedCatalogue } from './catalogues.js';
import { placeholders } from './check-contacts.js';
import { pluralNumbers, sayNumbers } from './plural-numbers.js';

/** Undefined for a message that is one text. */
type Form = string | undefined;

const formsOf = (message: CatalogueMessage): [Form, string][] =>
  typeof message === 'string' ? [[undefined, message]] : Object.entries(message);

const placeholdersOf = (text: string): string[] => placeholders(text).split(' ').filter(Boolean);

/** A message of a catalogue beside the English one. */
export interface Compared {
  readonly lang: string;
  /** Of the message. */
  readonly key: string;
  readonly message: CatalogueMessage;
  readonly english: CatalogueMessage;
}

/** The messages of a catalogue that English has too. */
export const besideEnglish = ({ lang, part, file }: NamedCatalogue, english: BuiltInWords['english']): Compared[] => {
  const there: CatalogueFile = english[part] ?? {};
  return Object.entries(file.value ?? {}).flatMap(([key, message]) => {
    const model = Object.hasOwn(there, key) ? there[key] : undefined;
    return model === undefined ? [] : [{ lang, key, message, english: model }];
  });
};

/** Placeholders that a translation lost or invented: sentences that follow the place of the message. */
export const wrongPlaceholders = ({ lang, key, message, english }: Compared): string[] => {
  const known = new Set(formsOf(english).flatMap(([, text]) => placeholdersOf(text)));
  return formsOf(message).flatMap(([form, text]) => {
    const at = form === undefined ? key : `${key}.${form}`;
    const has = placeholdersOf(text);
    return [
      ...has
        .filter((one) => !known.has(one))
        .map(
          (one) => `${at} has ${one}, which the English message has not: nothing would be filled in, so take it out`,
        ),
      ...[...known]
        .filter((one) => !has.includes(one))
        .flatMap((one) => sayLost({ at, lang, form, english, lost: one }) ?? []),
    ];
  });
};

interface Lost extends Pick<Compared, 'lang' | 'english'> {
  readonly at: string;
  readonly form: Form;
  readonly lost: string;
}

/** A form that stands for a single number may say it in a word; none at all is seldom counted, and does not matter here. */
const sayLost = ({ at, lang, form, english, lost }: Lost): string | undefined => {
  if (form === undefined || typeof english === 'string' || lost !== '{count}')
    return `${at} lacks ${lost}, which the English message has: put it where it belongs in the sentence`;
  const numbers = (pluralNumbers(lang)?.get(form) ?? []).filter((number) => number > 0);
  if (numbers.length < 2) return undefined;
  return `${at} lacks {count}, and in ${languageName(lang)} it stands for ${sayNumbers(numbers)}: write the number`;
};

/** Plural forms that the language needs and the message lacks, with the numbers they are for. */
export const lackedForms = ({ lang, message, english }: Compared): string[] => {
  if (typeof english === 'string') return [];
  const has = new Set(formsOf(message).map(([form]) => form ?? 'other'));
  return [...(pluralNumbers(lang) ?? [])]
    .filter(([form]) => !has.has(form))
    .map(([form, numbers]) => `${form} (${sayNumbers(numbers)})`);
};

/** Plural forms that no number of the language chooses. */
export const idleForms = ({ lang, message }: Compared): string[] => {
  const needed = pluralNumbers(lang);
  if (typeof message === 'string' || needed === undefined) return [];
  return Object.keys(message).filter((form) => form !== 'other' && !needed.has(form));
};

/** Whether a message of several words was left as it is; a single word may be the same in two languages. */
export const isStillEnglish = ({ message, english }: Compared): boolean => {
  const [here, there] = [message, english].map((one) => formsOf(one).map(([, text]) => text));
  const words = (text: string) => text.match(/(?<!\{)\b\p{L}{2,}/gu)?.length ?? 0;
  return (here ?? []).some((text) => words(text) > 2 && (there ?? []).includes(text));
};

/** In English, as all that the command says. */
export const languageName = (lang: string): string =>
  new Intl.DisplayNames('en', { type: 'language' }).of(lang) ?? lang;
