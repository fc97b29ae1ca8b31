import { html } from '../../http/html.js';
import { pictureSize } from '../share-head.js';
import { breakLines } from './break-lines.js';
import { setText, type Weight } from './fonts.js';

/** What a picture says, in words of one language. */
export interface Said {
  readonly isRightToLeft: boolean;
  readonly by: string;
  readonly title: string;
  readonly count: string;
  readonly kinds: string | undefined;
  /** Of the way to the goal, from 0 to 1; undefined without a goal. */
  readonly progress: number | undefined;
  readonly goal: string | undefined;
}

/** An SVG, and the files of the fonts that it needs. */
export interface Drawing {
  readonly svg: string;
  readonly files: readonly string[];
}

interface Line {
  readonly text: string;
  readonly y: number;
  readonly size: number;
  readonly weight: Weight;
  readonly colour: string;
}

const margin = 72;
const inner = pictureSize.width - 2 * margin;
const colours = { page: '#ffffff', text: '#15202b', quiet: '#44535f', accent: '#0a5c8f', rail: '#d5e3ec' };

/** A text with a letter that no font has is left out: a picture never shows boxes. */
export const draw = (said: Said): Drawing => {
  const lines = linesOf(said).flatMap((line) => {
    const set = setText(drawable(line.text), line.weight);
    return set === undefined ? [] : [{ line, set }];
  });
  const bar = said.progress === undefined ? '' : drawBar(said.progress, said.isRightToLeft);
  const { width, height } = pictureSize;
  return {
    svg: [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
      `<rect width="${width}" height="${height}" fill="${colours.page}"/>`,
      `<rect width="${width}" height="14" fill="${colours.accent}"/>`,
      ...lines.map(({ line, set }) => drawLine(line, set.runs, said.isRightToLeft)),
      bar,
      '</svg>',
    ].join('\n'),
    files: [...new Set(lines.flatMap(({ set }) => set.files))].sort(),
  };
};

const linesOf = ({ by, title, count, kinds, goal }: Said): Line[] => [
  { text: by, y: 92, size: 28, weight: 400, colour: colours.quiet },
  ...titleLines(title),
  { text: count, y: kinds === undefined ? 492 : 458, size: 54, weight: 700, colour: colours.accent },
  ...(kinds === undefined ? [] : [{ text: kinds, y: 506, size: 30, weight: 400 as const, colour: colours.quiet }]),
  ...(goal === undefined ? [] : [{ text: goal, y: 596, size: 28, weight: 400 as const, colour: colours.quiet }]),
];

/** As big as four lines hold; what is longer still ends with an ellipsis. */
const titleLines = (title: string): Line[] => {
  const sizes = [68, 60, 52, 46];
  const size = sizes.find((one) => breakLines(title, inner / one).length * one <= 230) ?? 46;
  const lines = breakLines(title, inner / size);
  const fitting = lines.length > 4 ? [...lines.slice(0, 3), `${lines[3]}…`] : lines;
  return fitting.map((text, index) => ({
    text,
    y: 120 + size * 1.05 + index * size * 1.25,
    size,
    weight: 700,
    colour: colours.text,
  }));
};

/** Spaces of all widths as one, and no marks of direction, which few fonts have. */
const drawable = (text: string): string =>
  text.replace(/[\u00a0\u2000-\u200a\u202f]/g, ' ').replace(/[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g, '');

const drawLine = (
  { y, size, weight, colour }: Line,
  runs: NonNullable<ReturnType<typeof setText>>['runs'],
  isRightToLeft: boolean,
): string => {
  const spans = runs.map(({ text, family, thicker }) => {
    const stroke = thicker === 0 ? '' : ` stroke="${colour}" stroke-width="${thicker * size}" stroke-linejoin="round"`;
    return `<tspan font-family="${family}"${stroke}>${String(html`${text}`)}</tspan>`;
  });
  // The renderer takes every line for one from left to right, unless the text itself says otherwise.
  const content = isRightToLeft ? `\u202b${spans.join('')}\u202c` : spans.join('');
  const place = isRightToLeft ? `x="${pictureSize.width - margin}" text-anchor="end"` : `x="${margin}"`;
  return `<text ${place} y="${Math.round(y)}" font-size="${size}" font-weight="${weight}" fill="${colour}" xml:space="preserve">${content}</text>`;
};

const drawBar = (progress: number, isRightToLeft: boolean): string => {
  const width = Math.max(20, Math.round(inner * Math.min(1, progress)));
  const x = isRightToLeft ? margin + inner - width : margin;
  const at = `y="534" height="20" rx="10"`;
  return `<rect x="${margin}" width="${inner}" ${at} fill="${colours.rail}"/>\n<rect x="${x}" width="${width}" ${at} fill="${colours.accent}"/>`;
};
