import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Encrypter } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Deps } from '../deps.js';
import { runCommand } from '../../test/run-commands.js';

const [age, script] = ['/usr/bin/age', '/usr/bin/script'];
const present = existsSync(age) && existsSync(script);
if (!present)
  console.log(`Skipped where stock age is asked: it needs ${age} and ${script} (apt-get install age bsdutils).`);

const passphrase = 'correct horse battery staple';

describe('An identity under a passphrase', () => {
  const folder = mkdtempSync(join(tmpdir(), 'uncac-petition-passphrase-'));
  const at = (name: string) => join(folder, name);
  /** Neither generating nor opening looks at the database. */
  const run = (words: readonly string[], ask?: (prompt: string) => Promise<string>) =>
    runCommand({} as Deps, words, ask);
  let recipient: string;

  beforeAll(async () => {
    writeFileSync(at('passphrase.txt'), `${passphrase}\n`);
    writeFileSync(at('wrong.txt'), 'another one\n');
    const words = ['key', 'generate', '--output', at('identity.age'), '--passphrase-file', at('passphrase.txt')];
    recipient = (await run(words)).trim();
    const encrypter = new Encrypter();
    encrypter.addRecipient(recipient);
    writeFileSync(at('secret.age'), await encrypter.encrypt('only for the holder'));
    writeFileSync(at('drill.jsonl'), '{"type":"drill","version":1,"petition":"p","begunAt":""}\n');
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  /** Types into a terminal of its own once it is asked. */
  const typing = async (command: string, lines: readonly string[]): Promise<string> => {
    const child = spawn(script, ['--quiet', '--return', '--command', command, '/dev/null'], { stdio: 'pipe' });
    const waiting = [...lines];
    child.stdout.on('data', (chunk: Buffer) => {
      const line = /passphrase|again/i.test(String(chunk)) ? waiting.shift() : undefined;
      if (line !== undefined) child.stdin.write(`${line}\n`);
    });
    const said = text(child.stdout);
    await once(child, 'close');
    return said;
  };

  it('is an age file in ASCII armour, in which the identity does not stand', () => {
    expect(recipient).toMatch(/^age1[a-z0-9]+$/);
    const file = readFileSync(at('identity.age'), 'utf8');
    expect(file).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----\n/);
    expect(file).not.toContain('AGE-SECRET-KEY');
  });

  it('is read with the passphrase, from a file or as it is typed', async () => {
    const words = ['key', 'drill', 'open', at('drill.jsonl'), '--identity', at('identity.age')];
    const readable = 'no test row for the identity given';
    await expect(run([...words, '--passphrase-file', at('passphrase.txt')])).rejects.toThrow(readable);
    const asked: string[] = [];
    const ask = async (prompt: string) => (asked.push(prompt), passphrase);
    await expect(run(words, ask)).rejects.toThrow(readable);
    expect(asked).toEqual([`Passphrase of ${at('identity.age')}: `]);
  }, 60_000);

  it('is not read with another one, which is said in one sentence', async () => {
    const words = ['open', at('drill.jsonl'), '--identity', at('identity.age'), '--passphrase-file', at('wrong.txt')];
    await expect(run(words)).rejects.toThrow(`The passphrase does not open the identity file ${at('identity.age')}.`);
  }, 60_000);

  it('is made of a passphrase that is typed twice, the same and not empty', async () => {
    const generate = (...typed: string[]) =>
      run(['key', 'generate', '--passphrase', '--output', at('typed.age')], async () => typed.shift() ?? '');
    await expect(generate('one', 'two')).rejects.toThrow('The two passphrases are not the same');
    await expect(generate('')).rejects.toThrow('The passphrase is empty');
    expect(existsSync(at('typed.age'))).toBe(false);
    expect(await generate('the same', 'the same')).toMatch(/^age1/);
  }, 60_000);

  it.skipIf(!present)(
    'is opened by stock age, with the passphrase alone',
    async () => {
      await typing(`${age} -d -i ${at('identity.age')} -o ${at('opened.txt')} ${at('secret.age')}`, [passphrase]);
      expect(readFileSync(at('opened.txt'), 'utf8')).toBe('only for the holder');
      await typing(`${age} -d -i ${at('identity.age')} -o ${at('wrong-out.txt')} ${at('secret.age')}`, ['another one']);
      expect(existsSync(at('wrong-out.txt'))).toBe(false);
    },
    60_000,
  );

  it.skipIf(!present)(
    'is asked for on a terminal, which does not show it',
    async () => {
      const command = new URL('../../bin/uncac-petition.mjs', import.meta.url).pathname;
      const shown = await typing(
        `${process.execPath} ${command} key generate --passphrase --output ${at('terminal.age')}`,
        [passphrase, passphrase],
      );
      expect(shown).toContain('The same again:');
      expect(shown).not.toContain('correct horse');
      const made = /age1[a-z0-9]+/.exec(shown)?.[0] ?? '';
      const sealed = execFileSync(age, ['--recipient', made], { input: 'by typing' });
      writeFileSync(at('typed-secret.age'), sealed);
      await typing(`${age} -d -i ${at('terminal.age')} -o ${at('by-typing.txt')} ${at('typed-secret.age')}`, [
        passphrase,
      ]);
      expect(readFileSync(at('by-typing.txt'), 'utf8')).toBe('by typing');
    },
    60_000,
  );
});
