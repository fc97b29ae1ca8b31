import fc from 'fast-check';
import { expect, it } from 'vitest';
import { line } from './text.js';

const name = line(200);
const codeOf = (typed: unknown) => name.safeParse(typed).error?.issues.map(({ message }) => message);

it.each([
  'Amina Wanjiru',
  'Nguyễn Thị Minh Khai',
  'José Ñúñez-O’Neill',
  'Владимир Ильич',
  'Ελένη Παπαδοπούλου',
  'محمد بن عبد الله',
  'שרה כהן',
  'می\u200cخواهم',
  'क्\u200dष रमेश',
  'ශ්\u200dරී ලංකා',
  '王小明',
  '山田 太郎',
  '김민수',
  'สมชาย ใจดี',
  'አበበ በቀለ',
  'ყვარელაშვილი',
  '𠮷野家',
  'Ꮳꮃꭹ',
  'X',
])('keeps the name %s as it is', (typed) => {
  expect(name.parse(typed)).toBe(typed.normalize('NFC'));
});

it('gives NFC without space around it', () => {
  expect(name.parse(' \t Jose\u0301\n')).toBe('Jos\u00e9');
});

it.each([
  ['an override', 'Amina\u202eurijnaW'],
  ['an embedding', 'Amina\u202a'],
  ['an isolate', '\u2066Amina\u2069'],
  ['NUL', 'Ami\u0000na'],
  ['nothing but fillers', '\u3164\u3164'],
  ['a filler', 'Ami\u115fna'],
  ['tags', 'Amina\u{e0041}'],
  ['a heap of marks', `Z${'\u0301\u0323'.repeat(45)}`],
  ['a line break', 'Amina\nWanjiru'],
  ['a tab', 'Amina\tWanjiru'],
  ['an escape', 'Amina\u001b[31m'],
  ['a C1 control', 'Amina\u0085x'],
  ['a line separator', 'Amina\u2028Wanjiru'],
  ['a lone high surrogate', 'Amina\ud83d'],
  ['a lone low surrogate', '\udc00Amina'],
  ['joiners alone', '\u200d\u200c'],
  ['a mark without a letter', '\u0301'],
])('refuses %s', (_what, typed) => {
  expect(codeOf(typed)).toEqual(['invalid']);
});

it('tells an empty name from a bad one', () => {
  expect(codeOf('')).toEqual(['required']);
  expect(codeOf(' \u3000 ')).toEqual(['required']);
});

it.each([1, null, {}, ['Amina'], true])('refuses %j, which is no text', (typed) => {
  expect(codeOf(typed)).toEqual(['invalid']);
});

it('takes 200 code points, counted after NFC and trimming', () => {
  expect(codeOf('𠮷'.repeat(200))).toBeUndefined();
  expect(codeOf('e\u0301'.repeat(200))).toBeUndefined();
  expect(codeOf(`  ${'a'.repeat(200)}  `)).toBeUndefined();
  expect(codeOf('𠮷'.repeat(201))).toEqual(['too-long']);
  expect(codeOf('e\u0301'.repeat(201))).toEqual(['too-long']);
});

it('never throws, and changes nothing in what it has given', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const { data, success } = name.safeParse(typed);
      expect(success ? name.parse(data) : data).toBe(data);
    }),
  );
});
