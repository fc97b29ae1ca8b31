import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { notoSans, notoSansArabic } from './coverage.js';

/** Letters of one text that one font has. */
export interface Run {
  readonly text: string;
  readonly family: string;
  /** How much thicker its strokes are drawn than they are, in parts of the size. */
  readonly thicker: number;
}

export interface SetText {
  readonly runs: readonly Run[];
  /** Of the fonts that it needs. */
  readonly files: readonly string[];
}

export type Weight = 400 | 700;

type Range = readonly [first: number, last: number];

interface Font {
  readonly family: string;
  /** By the name of the part of the font that has them. */
  readonly ranges: ReadonlyMap<string, readonly Range[]>;
  /** Relative to the package. */
  readonly file: (part: string, weight: Weight) => string;
  readonly folder: string;
  readonly thicker: Readonly<Record<Weight, number>>;
}

const folderOf = (name: string): string => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
const range = (said: string): Range => {
  const [first = '', last = first] = said.split('-');
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
};

const named = { 400: 'Regular', 700: 'Bold' } as const;

const whole = (folder: string, name: string, family: string, letters: string): Font => ({
  family,
  ranges: new Map([['', letters.split(' ').map(range)]]),
  file: (_, weight) => `${weight}${named[weight]}/${name}_${weight}${named[weight]}.ttf`,
  folder,
  thicker: { 400: 0, 700: 0 },
});

/** In many small parts, each for all weights, and drawn as the thinnest: one file for each weight would be 74 MB to install. */
const chinese = (folder: string): Font => {
  const parts = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
  const ranges = Object.entries(parts).map(
    ([part, said]) =>
      [part.replace(/[[\]]/g, ''), said.split(',').map((one) => range(one.trim().replace('U+', '')))] as const,
  );
  return {
    family: 'Noto Sans SC',
    ranges: new Map(ranges),
    file: (part) => `files/noto-sans-sc-${part}-wght-normal.woff2`,
    folder,
    thicker: { 400: 0.02, 700: 0.05 },
  };
};

/** Opened when the first picture is drawn. */
const openFonts = () => ({
  sans: whole(folderOf('@expo-google-fonts/noto-sans'), 'NotoSans', 'Noto Sans', notoSans),
  arabic: whole(folderOf('@expo-google-fonts/noto-sans-arabic'), 'NotoSansArabic', 'Noto Sans Arabic', notoSansArabic),
  chinese: chinese(folderOf('@fontsource-variable/noto-sans-sc')),
});

let opened: ReturnType<typeof openFonts> | undefined;

/** Letters that join are shaped as one run, so a line with Arabic is all of its font, which has Latin letters too. */
const fontsFor = (text: string): readonly Font[] => {
  const { sans, arabic, chinese: han } = (opened ??= openFonts());
  return /\p{Script=Arabic}/u.test(text) ? [arabic] : [sans, han];
};

/**
 * Which font has which letters of a text.
 *
 * @returns undefined where there is a letter that no font has: a box would stand for it
 */
export const setText = (text: string, weight: Weight): SetText | undefined => {
  const fonts = fontsFor(text);
  const runs: Run[] = [];
  const files = new Set<string>();
  for (const letter of text) {
    const found = find(fonts, letter.codePointAt(0) ?? 0);
    if (found === undefined) return undefined;
    const [{ family, folder, file, thicker }, part] = found;
    files.add(join(folder, file(part, weight)));
    const last = runs.at(-1);
    if (last?.family === family) runs[runs.length - 1] = { ...last, text: last.text + letter };
    else runs.push({ text: letter, family, thicker: thicker[weight] });
  }
  return { runs, files: [...files] };
};

const find = (fonts: readonly Font[], code: number): [Font, part: string] | undefined => {
  for (const one of fonts)
    for (const [part, ranges] of one.ranges)
      if (ranges.some(([first, last]) => first <= code && code <= last)) return [one, part];
  return undefined;
};
