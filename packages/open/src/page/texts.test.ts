import { describe, expect, it } from 'vitest';
import { catalogues, chooseLanguage, pageLanguages, sayIn } from './texts.js';

const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

describe.each(pageLanguages)('the texts in %s', (lang) => {
  it('are all there, with the same placeholders as in English', () => {
    const shape = (texts: Record<string, string>) =>
      Object.entries(texts).map(([key, text]) => [key, text === '' ? 'empty' : placeholders(text)]);
    expect(shape(catalogues[lang])).toEqual(shape(catalogues.en));
  });
});

it('the language is the first wanted one that there is, else English', () => {
  expect(chooseLanguage(['pt-BR', 'ES-mx', 'fr'])).toBe('es');
  expect(chooseLanguage(['pt'])).toBe('en');
});

it('a name in a text stays what it is', () => {
  expect(sayIn('en')('open.passphraseFor', { file: '$& {file}.txt' })).toBe('Passphrase of $& {file}.txt');
});
