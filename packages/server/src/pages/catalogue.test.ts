import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogueFor, directionOf } from './catalogue.js';

const read = (lang: string) =>
  JSON.parse(readFileSync(new URL(`./locales/${lang}.json`, import.meta.url), 'utf8')) as Record<string, string>;
const placeholders = (text = '') => (text.match(/\{\w+\}/g) ?? []).sort();

describe('the catalogues', () => {
  const english = read('en');

  it.each(['fr', 'es', 'ar'])('%s says all that English says, with the same placeholders', (lang) => {
    const other = read(lang);
    expect(Object.keys(other).sort()).toEqual(Object.keys(english).sort());
    for (const [key, text] of Object.entries(english))
      expect(placeholders(other[key]), key).toEqual(placeholders(text));
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

  it('knows which way a language is written', () => {
    expect(['ar', 'ar-EG', 'en', 'fr'].map(directionOf)).toEqual(['rtl', 'rtl', 'ltr', 'ltr']);
  });
});
