import { describe, expect, it } from 'vitest';
import { catalogues, chooseLanguage, pageLanguages, sayIn } from './texts.js';

const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

/** What is written in Latin letters in every script. */
const namesAndPlaceholders = /\{\w+\}|\.?(?:jsonl|csv)\b|\bUSB\b|\/open|AGE-SECRET-KEY-1|`uncac-petition open`/gi;

describe.each(pageLanguages)('the texts in %s', (lang) => {
  it('are all there, with the same placeholders as in English', () => {
    const shape = (texts: Record<string, string>) =>
      Object.entries(texts).map(([key, text]) => [key, text === '' ? 'empty' : placeholders(text)]);
    expect(shape(catalogues[lang])).toEqual(shape(catalogues.en));
  });
});

it.each(pageLanguages.filter((lang) => lang !== 'en'))('the texts in %s are said in that language', (lang) => {
  const english = new Set<string>(Object.values(catalogues.en));
  const leftInEnglish = (text: string) =>
    // One word may be the same in both.
    (text.includes(' ') && english.has(text)) ||
    (!['es', 'fr'].includes(lang) && /[a-z]/i.test(text.replace(namesAndPlaceholders, '')));
  expect(Object.values(catalogues[lang]).filter(leftInEnglish)).toEqual([]);
});

it('the language is the first wanted one that there is, else English', () => {
  expect(chooseLanguage(['pt-BR', 'ES-mx', 'fr'])).toBe('es');
  expect(chooseLanguage(['zh-Hans-CN', 'ru'])).toBe('zh');
  expect(chooseLanguage(['pt'])).toBe('en');
});

it('a name in a text stays what it is', () => {
  expect(sayIn('en')('open.passphraseFor', { file: '$& {file}.txt' })).toBe('Passphrase of $& {file}.txt');
});
