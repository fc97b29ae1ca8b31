import { contrast, leastContrast } from './contrast.js';

/** The looks that are ready, by the attribute `theme`; the first one is worn without it. */
export const themes = ['calm', 'night', 'plain'] as const;
export type Theme = (typeof themes)[number];

/** The colours of a look, each `#rrggbb`; on a page each is a custom property, `--uncac-on-accent` and so on. */
export interface Palette {
  readonly accent: string;
  readonly onAccent: string;
  readonly text: string;
  readonly soft: string;
  readonly surface: string;
  readonly raised: string;
  readonly line: string;
  readonly fieldLine: string;
  readonly error: string;
}

/** One palette where the page is light, one where it is dark. */
export interface Look {
  readonly light: Palette;
  readonly dark: Palette;
}

/** Ink and a muted gold, on a light page too. */
const night: Palette = {
  accent: '#e3b565',
  onAccent: '#1d1402',
  text: '#e8e6e1',
  soft: '#a9b2bf',
  surface: '#10151d',
  raised: '#18202b',
  line: '#2f3a48',
  fieldLine: '#74839a',
  error: '#ffa099',
};

export const looks: Readonly<Record<Theme, Look>> = {
  calm: {
    light: {
      accent: '#0b5cad',
      onAccent: '#ffffff',
      text: '#17212e',
      soft: '#4d5a6b',
      surface: '#ffffff',
      raised: '#f4f7fa',
      line: '#d5dde6',
      fieldLine: '#76839a',
      error: '#b3141f',
    },
    dark: {
      accent: '#8cc1f7',
      onAccent: '#08213c',
      text: '#e9eef4',
      soft: '#aebaca',
      surface: '#11171f',
      raised: '#1a222d',
      line: '#33404f',
      fieldLine: '#7d8da3',
      error: '#ff9d97',
    },
  },
  night: { light: night, dark: night },
  /** Black and white, and no other colour but that of errors. */
  plain: {
    light: {
      accent: '#000000',
      onAccent: '#ffffff',
      text: '#000000',
      soft: '#333333',
      surface: '#ffffff',
      raised: '#ffffff',
      line: '#767676',
      fieldLine: '#000000',
      error: '#a80000',
    },
    dark: {
      accent: '#ffffff',
      onAccent: '#000000',
      text: '#ffffff',
      soft: '#d4d4d4',
      surface: '#000000',
      raised: '#000000',
      line: '#8c8c8c',
      fieldLine: '#ffffff',
      error: '#ff9d97',
    },
  },
};

/** Two colours that meet, and how well the one is seen on the other. */
export interface Meeting {
  readonly of: keyof Palette;
  readonly on: keyof Palette;
  readonly ratio: number;
  readonly least: number;
}

const written = ['text', 'soft', 'accent', 'error'] as const;
const grounds = ['surface', 'raised'] as const;

/** Whatever is read or found by its colour, on all that it stands on. */
export const meetings = (palette: Palette): readonly Meeting[] => {
  const meet = (of: keyof Palette, on: keyof Palette, least: number): Meeting => ({
    of,
    on,
    ratio: contrast(palette[of], palette[on]),
    least,
  });
  return [
    meet('onAccent', 'accent', leastContrast.text),
    ...grounds.flatMap((ground) => [
      ...written.map((one) => meet(one, ground, leastContrast.text)),
      meet('fieldLine', ground, leastContrast.shape),
    ]),
  ];
};

/** The custom property of a colour: `--uncac-on-accent` of `onAccent`. */
export const propertyOf = (colour: keyof Palette): string =>
  `--uncac-${colour.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
