import { expect } from 'chai';
import type { Catalogue, Message, MessageKey } from './catalogue.js';
import { enKinds } from './en-kinds.js';
import { enLater } from './en-later.js';
import { enMap } from './en-map.js';
import { en as enForm } from './en.js';
import { createLocale } from './locale.js';

type Messages = Readonly<Record<string, Message>>;
const en: Messages = { ...enForm, ...enLater };
const kinds: Messages = enKinds;
const map: Messages = enMap;
const forms = (message: Message): string[] => (typeof message === 'string' ? [message] : Object.values(message));
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
/** What is written in Latin letters in every script. */
const namesAndPlaceholders = /\{\w+\}|(?:name@)?example\.org|iCalendar|Natural Earth|ISO 3166/g;
const load = async (lang: string) =>
  (await (await fetch(new URL(`${lang}.json`, import.meta.url))).json()) as Catalogue;

describe('The messages', () => {
  const files = ['ar', 'es', 'fr', 'ru', 'zh'].flatMap((lang) => [
    { lang, file: lang, english: en },
    { lang, file: `${lang}-kinds`, english: kinds },
    { lang, file: `${lang}-map`, english: map },
  ]);
  for (const { lang, file, english } of files) {
    it(`in ${file} have the keys of the English ones`, async () => {
      expect(Object.keys(await load(file)).sort()).to.deep.equal(Object.keys(english).sort());
    });

    it(`in ${file} have the placeholders of the English ones`, async () => {
      const catalogue = await load(file);
      for (const [key, said] of Object.entries(english)) {
        const wanted = new Set(forms(said).flatMap(placeholders));
        const message = catalogue[key as MessageKey] ?? '';
        for (const form of forms(message)) {
          // A form for exactly one or two may say so in words.
          const [has, needs] = [new Set(placeholders(form)), new Set(wanted)];
          if (typeof message !== 'string') for (const set of [has, needs]) set.delete('count');
          expect(has, `${key}: ${form}`).to.deep.equal(needs);
        }
      }
    });

    it(`in ${file} are said in that language`, async () => {
      const said = new Set(Object.values(english).flatMap(forms));
      const leftInEnglish = (form: string) => {
        const words = form.replace(namesAndPlaceholders, '').trim();
        // One word may be the same in both: "Source".
        return (words.includes(' ') && said.has(form)) || (!['es', 'fr'].includes(lang) && /[a-z]/i.test(words));
      };
      const all = Object.values(await load(file)).flatMap(forms);
      expect(all.filter((form) => form.trim() === '' || leftInEnglish(form))).to.deep.equal([]);
    });

    it(`in ${file} have all plural forms of the language`, async () => {
      const catalogue = await load(file);
      const wanted = new Intl.PluralRules(lang).resolvedOptions().pluralCategories.sort();
      for (const [key, message] of Object.entries(catalogue)) {
        expect(typeof message === 'string', key).to.equal(typeof english[key] === 'string');
        if (typeof message !== 'string') expect(Object.keys(message).sort(), key).to.deep.equal(wanted);
      }
    });
  }

  it('choose the plural form and write numbers as the language does', async () => {
    expect(createLocale('en', en).say('counted', { count: 1 })).to.equal('1 signature so far');
    expect(createLocale('fr', await load('fr')).say('errors', { count: 2 })).to.equal('Veuillez corriger 2 champs');
    expect(createLocale('ar', await load('ar')).say('errors', { count: 2 })).to.include('حقلين');
  });
});
