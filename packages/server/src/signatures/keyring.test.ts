import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../db/database.js';
import { transaction } from '../db/transaction.js';
import { manualClock, testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { wrappedDataKeys } from './data-key.repository.js';
import { createKeyring, type Keyring } from './keyring.js';
import { openRow } from '../../test/unseal.js';

const petition = 'review-mechanism';
const age = '/usr/bin/age';

onBothDatabases('The keyring', ({ open }) => {
  let database: Database;
  let identities: string[];
  let recipients: string[];
  let clock: ReturnType<typeof manualClock>;
  let keyring: Keyring;

  beforeAll(async () => {
    database = await open();
    await transaction(database, async (tx) => {
      const bare = { settings: '{}', texts: '{}', pepper: Buffer.alloc(32), revision: 1, created_at: 0 };
      await tx
        .insertInto('petition')
        .values({ petition, ...bare })
        .execute();
    });
    identities = [await generateX25519Identity(), await generateX25519Identity()];
    recipients = await Promise.all(identities.map((identity) => identityToRecipient(identity)));
  });

  beforeEach(() => {
    clock = manualClock();
    keyring = createKeyring({ ...testDeps(database), clock }, async () => recipients);
  });

  afterEach(() => {
    keyring.drop();
    vi.useRealTimers();
  });

  const wrappedOf = async (dataKey: string): Promise<Uint8Array> => {
    const wrapped = (await wrappedDataKeys(database.reads, [dataKey])).get(dataKey);
    if (wrapped === undefined) throw new Error('The wrapped key is missing.');
    return wrapped;
  };

  const countKeys = async () => (await database.reads.selectFrom('data_key').select('data_key').execute()).length;

  it('has stored the wrapped key before it hands out the key', async () => {
    const { dataKey, key } = await keyring.keyFor(petition);
    const decrypter = new Decrypter();
    decrypter.addIdentity(identities[0] ?? '');
    expect(Buffer.from(await decrypter.decrypt(await wrappedOf(dataKey)))).toEqual(Buffer.from(key));
  });

  it('seals rows that each recipient can open', async () => {
    const place = { petition, signature: '01940000-0000-7000-8000-000000000001' };
    const { dataKey, sealed } = await keyring.seal({ name: 'Ada' }, place);
    expect(Buffer.from(sealed).includes('Ada')).toBe(false);
    for (const identity of identities) {
      const decrypter = new Decrypter();
      decrypter.addIdentity(identity);
      expect(openRow(await decrypter.decrypt(await wrappedOf(dataKey)), sealed, place)).toEqual({ name: 'Ada' });
    }
  });

  it.skipIf(!existsSync(age))('wraps keys that stock age opens', async () => {
    const { dataKey, key } = await keyring.keyFor(petition);
    const folder = mkdtempSync(join(tmpdir(), 'uncac-petition-age-'));
    try {
      const file = join(folder, 'identity.txt');
      writeFileSync(file, `${identities[1]}\n`, { mode: 0o600 });
      expect(execFileSync(age, ['--decrypt', '--identity', file], { input: await wrappedOf(dataKey) })).toEqual(
        Buffer.from(key),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('makes one key for all that ask at once, and keeps it for 10 seconds', async () => {
    const before = await countKeys();
    const keys = await Promise.all(Array.from({ length: 20 }, () => keyring.keyFor(petition)));
    clock.advance(9_999);
    keys.push(await keyring.keyFor(petition));
    expect(new Set(keys.map(({ dataKey }) => dataKey)).size).toBe(1);
    expect(await countKeys()).toBe(before + 1);
  });

  it('zeroes a key after 10 seconds and makes another', async () => {
    const first = await keyring.keyFor(petition);
    clock.advance(10_000);
    const second = await keyring.keyFor(petition);
    expect(second.dataKey).not.toBe(first.dataKey);
    expect(first.key.every((byte) => byte === 0)).toBe(true);
    expect(second.key.every((byte) => byte === 0)).toBe(false);
  });

  it('zeroes a key even when nobody asks again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { key } = await keyring.keyFor(petition);
    vi.advanceTimersByTime(10_000);
    expect(key.every((byte) => byte === 0)).toBe(true);
  });

  describe('for one holder alone', () => {
    const soleOf = (place: number, holder = 'lead') => ({ holder, key: recipients[place] ?? '' });

    it('makes keys that nobody else opens', async () => {
      const { dataKey, key } = await keyring.keyFor(petition, soleOf(1));
      const [other, own] = identities.map((identity) => {
        const decrypter = new Decrypter();
        decrypter.addIdentity(identity);
        return decrypter;
      });
      const wrapped = await wrappedOf(dataKey);
      expect(Buffer.from((await own?.decrypt(wrapped)) ?? [])).toEqual(Buffer.from(key));
      await expect(other?.decrypt(wrapped)).rejects.toThrow('no identity matched');
    });

    it('shares no key between holders, nor with the petition, and takes a changed key at once', async () => {
      const keys = await Promise.all([
        keyring.keyFor(petition),
        keyring.keyFor(petition, soleOf(0)),
        keyring.keyFor(petition, soleOf(0, 'member/alpha')),
        keyring.keyFor(petition, soleOf(1)),
      ]);
      expect(new Set(keys.map(({ dataKey }) => dataKey)).size).toBe(4);
      expect(await keyring.keyFor(petition, soleOf(1))).toEqual(keys[3]);
    });

    it('zeroes each of them after 10 seconds, and all when it is dropped', async () => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const [first, second] = [await keyring.keyFor(petition, soleOf(0)), await keyring.keyFor(petition, soleOf(1))];
      vi.advanceTimersByTime(10_000);
      for (const { key } of [first, second]) expect(key.every((byte) => byte === 0)).toBe(true);
      const third = await keyring.keyFor(petition, soleOf(0));
      expect(third.dataKey).not.toBe(first.dataKey);
      keyring.drop();
      expect(third.key.every((byte) => byte === 0)).toBe(true);
    });
  });

  it('takes nothing for a petition without recipient keys', async () => {
    const without = createKeyring({ ...testDeps(database), clock }, async () => []);
    await expect(without.keyFor(petition)).rejects.toThrow(/no recipient keys/);
  });

  it('does not remember a failure', async () => {
    let fails = true;
    const flaky = createKeyring({ ...testDeps(database), clock }, async () => {
      if (fails) throw new Error('The database is away.');
      return recipients;
    });
    await expect(flaky.keyFor(petition)).rejects.toThrow('away');
    fails = false;
    await expect(flaky.keyFor(petition)).resolves.toHaveProperty('dataKey');
    flaky.drop();
  });

  it('hands out no key whose wrapped form was not stored', async () => {
    await expect(keyring.keyFor('no-such-petition')).rejects.toThrow(/foreign key/i);
  });
});
