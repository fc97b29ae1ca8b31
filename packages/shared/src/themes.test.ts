import { describe, expect, it } from 'vitest';
import { contrast } from './contrast.js';
import { looks, meetings, propertyOf, themes } from './themes.js';

describe.each(themes)('the theme %s', (theme) => {
  it.each(['light', 'dark'] as const)('can be read on a %s page', (scheme) => {
    expect(meetings(looks[theme][scheme]).filter(({ ratio, least }) => ratio < least)).toEqual([]);
  });
});

it('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrast('#123456', '#123456')).toBe(1);
});

it('a colour has a custom property', () => {
  expect(propertyOf('fieldLine')).toBe('--uncac-field-line');
});
