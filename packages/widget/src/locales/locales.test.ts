import { expect } from 'chai';
import type { Catalogue, Message } from './catalogue.js';
import { enLater } from './en-later.js';
import { en as enForm } from './en.js';
import { createLocale } from './locale.js';

const en = { ...enForm, ...enLater };
const forms = (message: Message): string[] => (typeof message === 'string' ? [message] : Object.values(message));
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
const load = async (lang: string) =>
  (await (await fetch(new URL(`${lang}.json`, import.meta.url))).json()) as Catalogue;

describe('The messages', () => {
  for (const lang of ['fr', 'es', 'ar']) {
    it(`in ${lang} have the keys of the English ones`, async () => {
      expect(Object.keys(await load(lang)).sort()).to.deep.equal(Object.keys(en).sort());
    });

    it(`in ${lang} have the placeholders of the English ones`, async () => {
      const catalogue = await load(lang);
      for (const [key, english] of Object.entries<Message>(en)) {
        const wanted = new Set(forms(english).flatMap(placeholders));
        const message = catalogue[key as keyof typeof en];
        for (const form of forms(message)) {
          // A form for exactly one or two may say so in words.
          const [has, needs] = [new Set(placeholders(form)), new Set(wanted)];
          if (typeof message !== 'string') for (const set of [has, needs]) set.delete('count');
          expect(has, `${key}: ${form}`).to.deep.equal(needs);
        }
      }
    });

    it(`in ${lang} have all plural forms of the language`, async () => {
      const catalogue = await load(lang);
      const wanted = new Intl.PluralRules(lang).resolvedOptions().pluralCategories.sort();
      for (const [key, message] of Object.entries(catalogue)) {
        expect(typeof message === 'string', key).to.equal(typeof en[key as keyof typeof en] === 'string');
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
