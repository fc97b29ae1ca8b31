import { describe, expect, it } from 'vitest';
import { readConditions } from './condition.js';

describe('a condition', () => {
  it.each([
    'colour=red',
    'flag=',
    'flag=slow',
    "flag=%' or 1=1",
    'soft-key=maybe',
    'network=12',
    'day=2008-02-31',
    'day=yesterday',
    'country=Germany',
    'member=No Such',
    'kind=person',
    'after=2008-11-01T12:00',
    'before=soon',
    'signature=1',
    'status=gone',
    'toString',
    '',
  ])('%j is refused, in one sentence that names those that are known', (text) => {
    expect(() => readConditions(['country=KE', text])).toThrow(
      `${JSON.stringify(text)} is no condition; known are flag=`,
    );
  });

  it('on a network needs a day beside it', () => {
    expect(() => readConditions(['network=beef'])).toThrow('network needs a day');
    expect(readConditions(['network=beef', 'day=2008-11-01'])).toEqual([
      { is: 'network', tag: 0xbeef },
      { is: 'day', from: Date.UTC(2008, 10, 1), until: Date.UTC(2008, 10, 2) },
    ]);
  });
});
