import { Writable } from 'node:stream';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Command } from 'commander';
import type { Database } from '../db/database.js';
import type { Deps } from '../deps.js';
import { manualClock, testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition, testMember } from '../../test/petition.js';
import { checkToken, createToken, revokeToken, tokenCommand } from './index.js';

const dayMs = 86_400_000;

onBothDatabases('A token', ({ open }) => {
  let database: Database;
  let clock: ReturnType<typeof manualClock>;
  let deps: Deps;

  beforeAll(async () => {
    database = await open();
  });
  beforeEach(() => {
    clock = manualClock();
    deps = testDeps(database, { clock });
  });

  const wanted = { scope: 'export', petition: 'one' } as const;
  const anything = { petition: null, holder: null };
  const check = (text: string | undefined) => checkToken(deps, text === undefined ? text : `Bearer ${text}`, wanted);

  it('opens what its scope names', async () => {
    const { text } = await createToken(deps, { scopes: ['export'] });
    expect(text).toMatch(/^up_[0-9a-f-]{36}_[\w-]{43}$/);
    expect(await check(text)).toEqual(anything);
    expect(await checkToken(deps, `bearer  ${text}`, wanted)).toEqual(anything);
  });

  it('is forbidden what its scope does not name', async () => {
    const { text } = await createToken(deps, { scopes: [] });
    expect(await check(text)).toBe('forbidden');
  });

  it('is forbidden another petition than the one it is bound to', async () => {
    const { text } = await createToken(deps, { scopes: ['export'], petition: 'one' });
    expect(await check(text)).toEqual({ petition: 'one', holder: null });
    expect(await checkToken(deps, `Bearer ${text}`, { scope: 'export', petition: 'two' })).toBe('forbidden');
  });

  it('for contact data gives nothing else, and says whose', async () => {
    const { text } = await createToken(deps, { scopes: ['contacts'], petition: 'one', holder: 'member/alpha' });
    expect(await checkToken(deps, `Bearer ${text}`, { scope: 'contacts', petition: 'one' })).toEqual({
      petition: 'one',
      holder: 'member/alpha',
    });
    expect(await check(text)).toBe('forbidden');
  });

  it('holds until it expires', async () => {
    const { text } = await createToken(deps, { scopes: ['export'], expiresInDays: 1 });
    clock.advance(dayMs - 1);
    expect(await check(text)).toEqual(anything);
    clock.advance(1);
    expect(await check(text)).toBe('unauthorized');
  });

  it('holds until it is revoked, whichever scope is asked for', async () => {
    const { token, text } = await createToken(deps, { scopes: ['export'] });
    expect(await revokeToken(deps, token)).toBe(true);
    expect(await check(text)).toBe('unauthorized');
  });

  it('keeps the time of its first revocation', async () => {
    const { token } = await createToken(deps, { scopes: ['export'] });
    await revokeToken(deps, token);
    const first = clock.now();
    clock.advance(dayMs);
    expect(await revokeToken(deps, token)).toBe(true);
    const row = await database.reads
      .selectFrom('api_token')
      .select('revoked_at')
      .where('token', '=', token)
      .executeTakeFirstOrThrow();
    expect(row.revoked_at).toBe(first);
  });

  it('is refused with another secret, another form, or none', async () => {
    const { text } = await createToken(deps, { scopes: ['export'] });
    const other = await createToken(deps, { scopes: ['export'] });
    const mixed = `${text.slice(0, 40)}${other.text.slice(40)}`;
    for (const wrong of [mixed, text.slice(0, -1), `${text}x`, text.toUpperCase(), 'up__', '', undefined]) {
      expect(await check(wrong)).toBe('unauthorized');
    }
    expect(await checkToken(deps, `Basic ${text}`, wanted)).toBe('unauthorized');
    expect(await checkToken(deps, text, wanted)).toBe('unauthorized');
  });

  it('is not in the database', async () => {
    const { token, text } = await createToken(deps, { scopes: ['export'], note: 'Coordinator' });
    const row = await database.reads
      .selectFrom('api_token')
      .selectAll()
      .where('token', '=', token)
      .executeTakeFirstOrThrow();
    const secret = text.slice(40);
    const kept = JSON.stringify({ ...row, hash: Buffer.from(row.hash).toString('base64url') });
    expect(kept).not.toContain(secret);
    expect(Buffer.from(row.hash).includes(Buffer.from(secret, 'base64url'))).toBe(false);
  });

  describe('on the command line', () => {
    const run = async (...words: string[]): Promise<string> => {
      const written: string[] = [];
      const sink = (keep: boolean) =>
        new Writable({
          write: (chunk, _encoding, done) => {
            if (keep) written.push(String(chunk));
            done();
          },
        });
      const command = tokenCommand({ withDeps: (fn) => fn(deps), out: sink(true), err: sink(false) });
      await new Command().addCommand(command).parseAsync(['token', ...words], { from: 'user' });
      return written.join('');
    };

    it('is printed once, listed without its secret, and revoked', async () => {
      const text = (await run('create', '--scope', 'export', '--note', 'Lead', '--expires-days', '30')).trim();
      expect(await check(text)).toEqual(anything);
      const token = text.slice(3, 39);
      const line = (await run('list')).split('\n').find((one) => one.startsWith(token));
      expect(line).toMatch(/export\t.*\tuntil 2008-12-01T17:00:00\.000Z\tLead$/);
      expect(line).not.toContain(text.slice(40));
      await run('revoke', token);
      expect(await check(text)).toBe('unauthorized');
    });

    it('for contact data is for one holder of one petition', async () => {
      const { petition } = await putPetition(deps, { members: [testMember('alpha')] });
      const create = (...words: string[]) => run('create', '--scope', ...words);
      const text = (await create('contacts', '--petition', petition, '--holder', 'member/alpha')).trim();
      expect(await checkToken(deps, `Bearer ${text}`, { scope: 'contacts', petition })).toEqual({
        petition,
        holder: 'member/alpha',
      });
      expect(await run('list')).toContain(`contacts (${petition}) (member/alpha)`);
      for (const [words, says] of [
        [['contacts'], 'needs --petition and --holder'],
        [['contacts', '--petition', petition], 'needs --petition and --holder'],
        [['contacts', '--petition', petition, '--holder', 'member/beta'], `has no member/beta`],
        [['contacts', '--petition', petition, '--holder', 'alpha'], `has no alpha`],
        [['contacts', '--petition', 'none', '--holder', 'lead'], 'There is no petition none'],
        [['contacts', 'export', '--petition', petition, '--holder', 'lead'], 'goes with no other one'],
        [['export', '--petition', petition, '--holder', 'lead'], 'goes with the scope contacts only'],
      ] as const)
        await expect(create(...words)).rejects.toThrow(says);
    });

    it('says when there is no such token', async () => {
      await expect(run('revoke', 'nonsense')).rejects.toThrow('There is no token with this id');
    });
  });
});
