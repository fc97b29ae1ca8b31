import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogueFor, directionOf, pageLanguage } from './catalogue.js';

const read = (lang: string) =>
  JSON.parse(readFileSync(new URL(`./locales/${lang}.json`, import.meta.url), 'utf8')) as Record<
    string,
    string | Record<string, string>
  >;
const placeholders = (text: string | Record<string, string> = '') =>
  ((typeof text === 'string' ? text : (text['other'] ?? '')).match(/\{\w+\}/g) ?? []).sort();

const textsOf = (text: string | Record<string, string> = '') =>
  (typeof text === 'string' ? [text] : Object.values(text)).map((form) => form.trim());
/** What is written in Latin letters in every script. */
const namesAndPlaceholders = /\{\w+\}|JavaScript/g;

describe('the catalogues', () => {
  const english = read('en');
  const translated = ['ar', 'es', 'fr', 'ru', 'zh'];

  it.each(translated)('%s says all that English says, with the same placeholders', (lang) => {
    const other = read(lang);
    expect(Object.keys(other).sort()).toEqual(Object.keys(english).sort());
    for (const [key, text] of Object.entries(english))
      expect(placeholders(other[key]), key).toEqual(placeholders(text));
  });

  it.each(translated)('%s is said in that language', (lang) => {
    const said = new Set(Object.values(english).flatMap(textsOf));
    const leftInEnglish = (form: string) => {
      const words = form.replace(namesAndPlaceholders, '').trim();
      // One word may be the same in both: "Type".
      return (words.includes(' ') && said.has(form)) || (!['es', 'fr'].includes(lang) && /[a-z]/i.test(words));
    };
    const all = Object.values(read(lang)).flatMap(textsOf);
    expect(all.filter((form) => form === '' || leftInEnglish(form))).toEqual([]);
  });

  it.each(['en', ...translated])('%s has all plural forms of the language', (lang) => {
    const forms = Object.values(read(lang)).filter((message) => typeof message !== 'string');
    const wanted = new Intl.PluralRules(lang).resolvedOptions().pluralCategories.toSorted();
    expect(forms.length).toBeGreaterThan(0);
    for (const message of forms) expect(Object.keys(message).toSorted()).toEqual(wanted);
  });

  it('chooses the plural form, and writes numbers as the language does', () => {
    const people = (lang: string, count: number) => catalogueFor(lang)('count.individual', { count });
    expect([people('en', 1), people('en', 12_340)]).toEqual(['1 person', '12,340 people']);
    expect([people('fr', 0), people('fr', 2)]).toEqual(['0 personne', '2 personnes']);
    expect([people('ru', 21), people('ru', 2), people('ru', 5)]).toEqual(['21 человек', '2 человека', '5 человек']);
    expect(people('zh', 1)).toBe('1人');
    expect([people('ar', 2), people('ar', 3)]).toEqual(['شخصان', `${new Intl.NumberFormat('ar').format(3)} أشخاص`]);
  });

  it('fills in values, and leaves alone what only looks like a placeholder', () => {
    expect(catalogueFor('en')('mail.known.intro', { petition: 'A {site} for all' })).toContain('“A {site} for all”');
    expect(catalogueFor('en')('mail.confirm.expires', { days: 7 })).toBe('The link works for 7 days.');
    expect(catalogueFor('en')('mail.confirm.expires')).toContain('{days}');
  });

  it('takes the nearest language, else English', () => {
    const french = read('fr')['confirm.title'];
    expect(catalogueFor('fr-SN')('confirm.title')).toBe(french);
    expect(catalogueFor('sw')('confirm.title')).toBe(english['confirm.title']);
  });

  it('knows which way a language is written, also in a script that the tag names', () => {
    expect(['ar', 'ar-EG', 'he', 'ckb', 'az-Arab', 'pa-PK'].map(directionOf)).toEqual(Array(6).fill('rtl'));
    expect(['en', 'fr', 'zh-Hant', 'sr-Latn', 'pt-BR', 'az', 'ar-Latn'].map(directionOf)).toEqual(Array(7).fill('ltr'));
  });
});

describe('words of a campaign', () => {
  const own = {
    de: {
      pages: { 'confirm.title': 'Bestätigen', 'count.individual': { one: '{count} Person', other: '{count} Leute' } },
    },
    'fr-CA': { pages: { 'confirm.button': 'Oui' } },
    en: { pages: { 'confirm.button': 'Yes, count me' } },
    sw: { form: { send: 'Tia saini' } },
  };
  const [french, english] = [read('fr'), read('en')];

  it('add a language, with English for what is missing', () => {
    const say = catalogueFor('de-AT', own);
    expect(say('confirm.title')).toBe('Bestätigen');
    expect(say('count.individual', { count: 12_340 })).toBe(`${new Intl.NumberFormat('de-AT').format(12_340)} Leute`);
    expect(say('page.skip')).toBe(english['page.skip']);
  });

  it('win over what is built in, in their language and where English stands in', () => {
    const say = catalogueFor('fr-CA', own);
    expect([say('confirm.button'), say('confirm.title')]).toEqual(['Oui', french['confirm.title']]);
    expect(catalogueFor('en-GB', own)('confirm.button')).toBe('Yes, count me');
    expect(catalogueFor('de', own)('confirm.button')).toBe('Yes, count me');
  });

  it('bend a message that stands in by the rules of its own language', () => {
    const russian = { ru: { pages: { 'confirm.title': 'Да' } }, cy: { pages: { 'confirm.title': 'Ie' } } };
    expect(catalogueFor('cy', russian)('count.individual', { count: 1 })).toBe('1 person');
    expect(catalogueFor('cy', russian)('count.individual', { count: 2 })).toBe('2 people');
  });

  it('are languages of pages where they say something of pages', () => {
    expect(pageLanguage(['sw', 'de-CH'], own)).toBe('de');
    expect(pageLanguage(['de'])).toBe('en');
  });
});
