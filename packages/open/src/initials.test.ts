import { expect, it } from 'vitest';
import { initials } from './initials.js';

it.each([
  ['Amina Wanjiru', 'A. W.'],
  ['Jean-Pierre  Oumar', 'J.-P. O.'],
  ["d'Ávila (Zé)", 'd. Z.'],
  ['فاطمة علي', 'ف. ع.'],
  ['김 민준', '김. 민.'],
  ['— 42', ''],
])('Initials of %s are %s', (name, expected) => {
  expect(initials(name)).toBe(expected);
});
