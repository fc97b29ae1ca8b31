import {
  channelsOf,
  contrast,
  meetings,
  type Look,
  type Meeting,
  type Palette,
} from '@uncac-petition/shared/constants';

/** Colours that can't be told from what they stand on, and what would do instead. */
export interface Failure extends Meeting {
  readonly scheme: keyof Look;
  /** Nearest to the colour that fails; undefined where only another ground helps. */
  readonly nearest: string | undefined;
}

/** @param schemes in which the page is ever shown */
export const failures = (look: Look, schemes: readonly (keyof Look)[]): readonly Failure[] =>
  schemes.flatMap((scheme) => {
    const all = meetings(look[scheme]);
    return all
      .filter(({ ratio, least }) => ratio < least)
      .map((failed) => ({ ...failed, scheme, nearest: nearest(failed.of, look, schemes) }));
  });

/** What is nearest to the contrast that it needs, or furthest below it. */
export const tightest = (look: Look, schemes: readonly (keyof Look)[]): Meeting | undefined =>
  schemes
    .flatMap((scheme) => meetings(look[scheme]))
    .sort((one, other) => one.ratio / one.least - other.ratio / other.least)[0];

const steps = 256;

/** Goes towards black and towards white, and takes what is less far and passes wherever the colour is used. */
const nearest = (of: keyof Palette, look: Look, schemes: readonly (keyof Look)[]): string | undefined => {
  const passes = (colour: string): boolean =>
    schemes.every((scheme) =>
      meetings({ ...look[scheme], [of]: colour })
        .filter((meeting) => meeting.of === of)
        .every(({ ratio, least }) => ratio >= least),
    );
  const start = look[schemes[0] ?? 'light'][of];
  const found = ['#000000', '#ffffff'].flatMap((end) => {
    for (let step = 0; step <= steps; step += 1) {
      const colour = mix(start, end, step / steps);
      if (passes(colour)) return [colour];
    }
    return [];
  });
  return found.sort((a, b) => distance(start, a) - distance(start, b))[0];
};

const mix = (from: string, to: string, part: number): string => {
  const target = channelsOf(to);
  const mixed = channelsOf(from).map((channel, at) => Math.round(channel + ((target[at] ?? 0) - channel) * part));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
};

/** How different they look, by lightness. */
const distance = (one: string, other: string): number => contrast(one, other);
