import type { Government, TextsFile } from '@uncac-petition/shared';
import type { KnownGovernment } from '../positions/index.js';
import { currentVersion, textsIn, type PublishedPetition } from './published-petition.js';

/** What an ask is filled in from. */
interface Concerned extends Pick<KnownGovernment, 'objectsTo'> {
  /** Left out of an ask for many: its `{country}` stays, for the reader to fill in. */
  readonly country?: string | undefined;
}

/** An ask in one language, with its addressee and its offer. */
export const askView = (
  published: PublishedPetition,
  lang: string,
  ask: string,
  concerned: Concerned,
): Government['ask'] => {
  const texts = textsIn(published, lang);
  const { text = '', addressee, offer } = texts.asks[ask] ?? {};
  const fill = askFiller(texts, lang, concerned);
  return {
    ask,
    version: currentVersion(published, `ask/${ask}`),
    text: fill(text),
    addressee: addressee === undefined ? null : fill(addressee),
    offer: offer === undefined ? null : fill(offer),
  };
};

/** Puts country and demands where an ask has `{country}` and `{demands}`. */
export const askFiller = (
  texts: Pick<TextsFile, 'demands'>,
  lang: string,
  { country, objectsTo }: Concerned,
): ((template: string) => string) => {
  const names = new Intl.DisplayNames([lang], { type: 'region', fallback: 'code' });
  const name = country === undefined ? '{country}' : (names.of(country) ?? country);
  const demands = new Intl.ListFormat(lang).format(objectsTo.map((demand) => texts.demands[demand]?.title ?? demand));
  return (template) => template.replaceAll('{country}', () => name).replaceAll('{demands}', () => demands);
};
