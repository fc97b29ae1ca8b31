import { expect, it } from 'vitest';
import { addUp, judge } from './runners.js';

it('takes a runner at its word when it ends well', () => {
  expect(judge({ passed: 3, failed: 0, skipped: 1 }, 0)).toEqual({ passed: 3, failed: 0, skipped: 1 });
  expect(judge({ passed: 3, failed: 2, skipped: 0 }, 1)).toEqual({ passed: 3, failed: 2, skipped: 0 });
});

it('counts a failure for a runner that crashed, ran nothing or left no summary', () => {
  expect(judge({ passed: 3, failed: 0, skipped: 0 }, 1).failed).toBe(1);
  expect(judge({ passed: 0, failed: 0, skipped: 9 }, 0).failed).toBe(1);
  expect(judge(undefined, 0).failed).toBe(1);
});

it('adds up over all runners', () => {
  const tallies = [
    { passed: 1, failed: 2, skipped: 3 },
    { passed: 10, failed: 20, skipped: 30 },
  ];
  expect(addUp(tallies)).toEqual({ passed: 11, failed: 22, skipped: 33 });
});
