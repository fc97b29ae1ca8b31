import { expect } from 'chai';
import type { Message } from '../locales/catalogue.js';
import { ar } from './locales/ar.js';
import { en } from './locales/en.js';
import { es } from './locales/es.js';
import { fr } from './locales/fr.js';

const placeholdersOf = (messages: Readonly<Record<string, Message>>) =>
  Object.fromEntries(
    Object.entries(messages).map(([key, message]) => [
      key,
      new Set((typeof message === 'string' ? message : message.other).match(/\{\w+\}/g)),
    ]),
  );

describe('The messages of the map', () => {
  for (const [lang, messages] of Object.entries({ ar, es, fr })) {
    it(`in ${lang} have the placeholders of the English ones`, () => {
      expect(placeholdersOf(messages)).to.deep.equal(placeholdersOf(en));
    });

    it(`in ${lang} have all plural forms of the language`, () => {
      const wanted = new Intl.PluralRules(lang).resolvedOptions().pluralCategories.sort();
      expect(Object.keys(messages.signatures).sort()).to.deep.equal(wanted);
    });
  }
});
