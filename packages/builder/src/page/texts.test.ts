import { describe, expect, it } from 'vitest';
import { catalogues, chooseLanguage, pageLanguages, sayIn } from './texts.js';

const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

describe.each(pageLanguages)('the texts in %s', (lang) => {
  const texts: Record<string, string> = catalogues[lang];

  it('are all there, with the same placeholders as in English', () => {
    const shape = (of: Record<string, string>) =>
      Object.entries(of).map(([key, text]) => [key, text === '' ? 'empty' : placeholders(text)]);
    expect(shape(texts)).toEqual(shape(catalogues.en));
  });

  it.skipIf(lang === 'en')('are said in that language', () => {
    const english = new Set<string>(Object.values(catalogues.en));
    expect(Object.values(texts).filter((text) => text.includes(' ') && english.has(text))).toEqual([]);
  });
});

it('the language is the first wanted one that there is, else English', () => {
  expect(chooseLanguage(['pt-BR', 'ES-mx', 'fr'])).toBe('es');
  expect(chooseLanguage(['zh-Hans-CN', 'ru'])).toBe('zh');
  expect(chooseLanguage(['pt'])).toBe('en');
});

it('a name in a text stays what it is', () => {
  expect(sayIn('en')('contrast.use', { colour: '$& {colour}' })).toBe('Use $& {colour}');
});
