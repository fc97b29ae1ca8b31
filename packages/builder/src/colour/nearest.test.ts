import { contrast, looks, meetings } from '@uncac-petition/shared/constants';
import { expect, it } from 'vitest';
import { failures, tightest } from './nearest.js';

const light = ['light'] as const;
const withOwn = (own: Partial<typeof looks.calm.light>) => ({
  light: { ...looks.calm.light, ...own },
  dark: { ...looks.calm.dark, ...own },
});

it('finds nothing wrong with the themes', () => {
  for (const look of Object.values(looks)) expect(failures(look, ['light', 'dark'])).toEqual([]);
});

it('says what fails, by how much, and the nearest colour that passes', () => {
  const [failure] = failures(withOwn({ accent: '#f2c200', onAccent: '#000000' }), light);
  expect(failure).toMatchObject({ of: 'accent', on: 'surface', least: 4.5, scheme: 'light' });
  expect(failure?.ratio).toBeCloseTo(1.66, 1);
  const mended = { ...looks.calm.light, accent: failure?.nearest ?? '', onAccent: '#ffffff' };
  expect(meetings(mended).filter(({ of, ratio, least }) => of === 'accent' && ratio < least)).toEqual([]);
  expect(contrast(mended.accent, '#f4f7fa')).toBeLessThan(4.7);
});

it('knows that one colour can hardly be read on light and on dark', () => {
  expect(failures(withOwn({ accent: '#7a1f1f' }), light)).toEqual([]);
  expect(failures(withOwn({ accent: '#7a1f1f' }), ['light', 'dark'])).toMatchObject([
    { of: 'onAccent', on: 'accent', scheme: 'dark', nearest: '#ffffff' },
    { of: 'accent', on: 'surface', scheme: 'dark', nearest: undefined },
    { of: 'accent', on: 'raised', scheme: 'dark', nearest: undefined },
  ]);
});

it('offers no colour where only another ground helps', () => {
  const all = failures(withOwn({ surface: '#000000', raised: '#ffffff', text: '#ffffff' }), light);
  const failure = all.find(({ of }) => of === 'text');
  expect(failure).toMatchObject({ on: 'raised', nearest: '#767676' });
});

it('the tightest meeting is the one nearest to what it needs, not the one of least contrast', () => {
  expect(tightest(looks.calm, ['light'])).toMatchObject({ of: 'fieldLine', on: 'raised', least: 3 });
  const grey = { ...looks.calm, light: { ...looks.calm.light, text: '#707070', fieldLine: '#707070' } };
  expect(tightest(grey, ['light'])).toMatchObject({ of: 'text', on: 'raised', least: 4.5 });
});
