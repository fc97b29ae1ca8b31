import { describe, expect, it } from 'vitest';
import { rollUp } from './roll-up.js';

const member = (name: string, parent: string | null = null) => ({ member: name, parent });
const rolled = (own: Record<string, number>, members: ReturnType<typeof member>[]) =>
  Object.fromEntries(rollUp(Object.entries(own), members));

describe('rollUp', () => {
  it('adds what chapters have to their parents, and theirs', () => {
    const members = [member('world'), member('africa', 'world'), member('kenya', 'africa'), member('peru', 'world')];
    expect(rolled({ kenya: 5, africa: 2, peru: 1 }, members)).toEqual({ kenya: 5, africa: 7, peru: 1, world: 8 });
  });

  it('leaves members without parents as they are, also those that the campaign no longer knows', () => {
    expect(rolled({ alone: 3, gone: 2 }, [member('alone')])).toEqual({ alone: 3, gone: 2 });
  });

  it('counts each once where parents form a circle', () => {
    const members = [member('a', 'b'), member('b', 'c'), member('c', 'a'), member('self', 'self')];
    expect(rolled({ a: 1, b: 10, self: 7 }, members)).toEqual({ a: 11, b: 11, c: 11, self: 7 });
  });

  it('passes on what a parent that is not there would have had', () => {
    expect(rolled({ a: 4 }, [member('a', 'gone')])).toEqual({ a: 4, gone: 4 });
  });
});
