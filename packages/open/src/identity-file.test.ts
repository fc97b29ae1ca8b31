import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isProtected, readIdentities, unprotect } from './identity-file.js';
import { makeIdentity, type MadeIdentity } from './make-identity.js';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('An identity file', () => {
  const passphrase = 'four words or more, Ámbar';
  let open: MadeIdentity;
  let locked: MadeIdentity;

  beforeAll(async () => {
    open = await makeIdentity('2008-11-01T00:00:00.000Z');
    locked = await makeIdentity('2008-11-01T00:00:00.000Z', passphrase);
  });

  it('names the day and the public key beside the identity', () => {
    expect(open.text).toMatch(/^# created: 2008-11-01T.*\n# public key: age1.*\nAGE-SECRET-KEY-1.*\n$/);
    expect(open.text).toContain(open.recipient);
    expect(readIdentities(bytes(open.text.replaceAll('\n', '\r\n')), 'mine.txt')).toEqual([
      expect.stringMatching(/^AGE-SECRET-KEY-1/),
    ]);
  });

  it('holds identities and nothing else', () => {
    const mistyped = open.text.replace(/.\n$/, (end) => (end.startsWith('Q') ? 'P\n' : 'Q\n'));
    for (const text of ['', '# only a comment', 'age1publickey', `${open.text}more`, mistyped])
      expect(() => readIdentities(bytes(text), 'mine.txt')).toThrow('mine.txt is not an age identity file');
  });

  it('under a passphrase opens with that one only', async () => {
    expect(isProtected(bytes(open.text))).toBe(false);
    expect(isProtected(bytes(locked.text))).toBe(true);
    expect(locked.text).not.toContain('AGE-SECRET-KEY');
    const text = await unprotect(bytes(locked.text), passphrase, 'mine.txt');
    expect(new TextDecoder().decode(text)).toContain(`# public key: ${locked.recipient}\nAGE-SECRET-KEY-1`);
    await expect(unprotect(bytes(locked.text), 'another one', 'mine.txt')).rejects.toThrow(
      'The passphrase does not open the identity file mine.txt.',
    );
  });

  it.skipIf(!existsSync('/usr/bin/age'))('is one that the tool age takes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'uncac-petition-age-'));
    afterAll(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'identity.txt');
    writeFileSync(file, open.text);
    expect(execFileSync('age-keygen', ['-y', file], { encoding: 'utf8' }).trim()).toBe(open.recipient);
    const sealed = execFileSync('age', ['-r', open.recipient], { input: 'a data key' });
    expect(execFileSync('age', ['-d', '-i', file], { input: sealed, encoding: 'utf8' })).toBe('a data key');
  });
});
