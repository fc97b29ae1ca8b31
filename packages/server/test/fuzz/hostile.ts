import type { Draw } from './draw.js';

/** Stands in everything that is made up here, so that an answer or a log line that repeats it is found. */
export const mark = 'zqxmark';

const words = [
  mark,
  `"><${mark} onload=alert(1)>`,
  `'; drop table signature; -- ${mark}`,
  `${mark}@example.org`,
  `../../${mark}/../etc/passwd`,
  `{{${mark}}} \${${mark}} {name}`,
  `${mark}\r\nset-cookie: a=b`,
  `${mark}\u0000`,
  `\ud800${mark}`,
  `${mark}\udc00\udc00`,
  `\u202e${mark}\u2066`,
  `👩‍👩‍👧‍👧${mark}é́́́`,
  `اسم ${mark}`,
  `${'ﷺ'.repeat(50)}${mark}`,
  '__proto__',
  'constructor',
  'toString',
  'null',
  'NaN',
  '-1',
  '1e309',
  '',
  ' ',
  '\ufeff',
  '%',
  '[object Object]',
] as const;

/** A text that somebody who wishes us ill might send. */
export const text = (draw: Draw): string => {
  if (draw.chance(0.03)) return draw.pick([mark, '\ud800', 'é', '𝕏', '\u0301', '"', '\\']).repeat(draw.int(3_000));
  return draw.chance(0.15) ? `${draw.pick(words)}${draw.pick(words)}` : draw.pick(words);
};

const numbers = [
  '0',
  '-0',
  '1',
  '-1',
  '1.5',
  '1e400',
  '-1e400',
  '1e-400',
  '9007199254740993',
  '9'.repeat(400),
] as const;
const deep = (draw: Draw, open: string, close: string): string => {
  const levels = draw.pick([10, 100, 1_500, 5_000]);
  return open.repeat(levels) + close.repeat(levels);
};

/** JSON of any type, as text, since much of it is no value of JavaScript. */
export const json = (draw: Draw, depth = 0): string => {
  const kind = draw.int(depth > 3 ? 6 : 9);
  if (kind < 3) return JSON.stringify(text(draw));
  if (kind === 3) return draw.pick(numbers);
  if (kind === 4) return draw.pick(['true', 'false', 'null']);
  if (kind === 5) return draw.chance(0.1) ? draw.pick([deep(draw, '[', ']'), `${deep(draw, '{"a":', '')}1`]) : '[]';
  const items = Array.from({ length: draw.int(4) }, () => json(draw, depth + 1));
  if (kind === 6) return `[${items.join(',')}]`;
  return object(items.map((item) => [draw.pick([...keys, text(draw)]), item]));
};

/** Names of fields that are known, or that mean something to JavaScript. */
const keys = [
  'name',
  'email',
  'country',
  'kind',
  'locality',
  'member',
  'lang',
  'optIn',
  'showName',
  'withoutName',
  'consent',
  'versions',
  'proof',
  'formToken',
  'fax',
  'idempotencyKey',
  'action',
  'organisation',
  'parliament',
  'token',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'then',
  'length',
  '',
  '0',
] as const;

/** Keys may come more than once, and `__proto__` is one like the others. */
export const object = (entries: readonly (readonly [string, string])[]): string =>
  `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`;

/** A field that is known or not, with any value. */
export const field = (draw: Draw): readonly [string, string] => [draw.pick(keys), json(draw)];
