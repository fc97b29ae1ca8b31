import { describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { checkRecipients } from './check-recipients.js';

describe('A server that starts', () => {
  const warnings = (keys: readonly string[], demo = false, pepper: Buffer | undefined = Buffer.alloc(32)): string[] => {
    const lines: string[] = [];
    const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
    checkRecipients([{ petition: 'review', recipientKeys: [...keys], pepper }], { demo, log });
    return lines;
  };

  it('refuses a petition without recipient keys', () => {
    expect(() => warnings([])).toThrow('Petition review has no recipient keys');
    expect(() => warnings([], true)).toThrow('has no recipient keys');
  });

  it('warns of a single recipient key, and says what to do', () => {
    const [line, ...more] = warnings(['age1a']);
    expect(more).toEqual([]);
    expect(JSON.parse(line ?? '')).toMatchObject({
      level: 40,
      petition: 'review',
      msg: expect.stringMatching(/Only one recipient key.*key generate/),
    });
  });

  it('says nothing of two, nor in a demo', () => {
    expect(warnings(['age1a', 'age1b'])).toEqual([]);
    expect(warnings(['age1a'], true)).toEqual([]);
  });

  it('asks no keys of a petition whose data are destroyed', () => {
    const log = pino({ level: 'silent' });
    const purged = { petition: 'past', recipientKeys: [], pepper: undefined };
    expect(() => checkRecipients([purged], { demo: false, log })).not.toThrow();
  });
});
