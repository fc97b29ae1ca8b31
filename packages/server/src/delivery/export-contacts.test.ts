import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContactLine, ContactsEndLine, ContactsLine, KeyLine } from '@uncac-petition/open/format';
import { Decrypter } from 'age-encryption';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createToken } from '../admission/index.js';
import type { Database } from '../db/database.js';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { withdraw } from '../signatures/index.js';
import { openApp, signatureBody, tokenFor, type TestApp } from '../../test/app.js';
import { demoRecipient } from '../../test/campaign.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition, testMember } from '../../test/petition.js';
import { runCommand } from '../../test/run-commands.js';
import { openContact } from '../../test/unseal.js';

const optIn = { member: '{holder} may write to me.', lead: '{holder} may write to me.' };
const age = '/usr/bin/age';
if (!existsSync(age)) console.log(`Skipped where stock age is asked: it needs ${age} (apt-get install age).`);
type Recipient = Awaited<ReturnType<typeof demoRecipient>>;

onBothDatabases('An export of contact data', ({ open }) => {
  let database: Database;
  let deps: Deps;
  let app: TestApp;
  let petition: string;
  let holders: Record<'lead' | 'member/alpha' | 'member/beta', Recipient>;
  let petitions = 0;

  beforeAll(async () => {
    database = await open();
  });

  beforeEach(async () => {
    deps = testDeps(database);
    petitions += 1;
    holders = {
      lead: await demoRecipient(),
      'member/alpha': await demoRecipient(),
      'member/beta': await demoRecipient(),
    };
    const put = await putPetition(deps, {
      settings: {
        petition: `petition-${petitions}`,
        lead: { name: 'Lead', contactKey: holders.lead.recipient },
      },
      members: [
        testMember('alpha', { contactKey: holders['member/alpha'].recipient }),
        testMember('beta', { contactKey: holders['member/beta'].recipient }),
      ],
      texts: { optIn },
    });
    ({ petition } = put);
    app = await openApp(deps);
  });

  /** Signs on a member's page with both boxes ticked. @returns the signature's id */
  const sign = async (address: string, member: string, confirmed = true): Promise<string> => {
    const id = deps.random.uuid(deps.clock.now());
    const body = signatureBody(address, { member, optIn: ['member', 'lead'] });
    expect((await app.post(petition, body, { 'idempotency-key': id })).status).toBe(202);
    if (confirmed) await app.confirm(id);
    return id;
  };

  const tokenOf = async (holder: string, of = petition) =>
    (await createToken(deps, { scopes: ['contacts'], petition: of, holder })).text;

  const fetchWith = (token: string | undefined, query = 'contacts=true', of = petition) =>
    app.app.request(
      `/v1/petitions/${of}/export?${query}`,
      token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } },
    );

  const linesFor = async (holder: string): Promise<ContactsLine[]> => {
    const answer = await fetchWith(await tokenOf(holder));
    expect(answer.status).toBe(200);
    return linesIn(await answer.text());
  };

  const linesIn = (text: string): ContactsLine[] =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as ContactsLine);

  const contactsIn = (lines: readonly ContactsLine[]) =>
    lines.filter((line): line is ContactLine => line.type === 'contact');

  /** The addresses that an identity opens. */
  const addressesIn = async (lines: readonly ContactsLine[], holder: keyof typeof holders): Promise<string[]> => {
    const decrypter = new Decrypter();
    decrypter.addIdentity(holders[holder].identity);
    const keys = new Map<string, Uint8Array>();
    for (const { dataKey, wrapped } of lines.filter((line): line is KeyLine => line.type === 'key'))
      keys.set(dataKey, await decrypter.decrypt(Buffer.from(wrapped, 'base64')));
    return contactsIn(lines)
      .map(({ contact, dataKey, sealed }) => {
        const key = keys.get(dataKey) ?? new Uint8Array();
        return openContact(key, Buffer.from(sealed, 'base64'), { petition, contact, holder })?.email ?? 'sealed';
      })
      .toSorted();
  };

  it('gives each holder their own, and never another’s', async () => {
    await sign('a@one.example', 'alpha');
    await sign('b@two.example', 'beta');
    expect(await addressesIn(await linesFor('member/alpha'), 'member/alpha')).toEqual(['a@one.example']);
    expect(await addressesIn(await linesFor('member/beta'), 'member/beta')).toEqual(['b@two.example']);
    expect(await addressesIn(await linesFor('lead'), 'lead')).toEqual(['a@one.example', 'b@two.example']);
  });

  it('is a header, each key before the contacts that need it, the contacts, and a trailer', async () => {
    await sign('a@one.example', 'alpha');
    const text = await (await fetchWith(await tokenOf('member/alpha'))).text();
    const [header, key, contact, end, ...more] = linesIn(text);
    expect(more).toEqual([]);
    expect(header).toEqual({
      type: 'contacts',
      version: 1,
      petition,
      holder: 'member/alpha',
      asOf: '2008-11-01T17:00:00.000Z',
    });
    expect(key).toEqual({ type: 'key', dataKey: expect.any(String), wrapped: expect.any(String) });
    expect(contact).toEqual({
      type: 'contact',
      contact: expect.any(String),
      dataKey: (key as KeyLine).dataKey,
      sealed: expect.any(String),
      consentText: 'opt-in/member',
      consentVersion: 1,
      consentDay: '2008-11-01',
    });
    const before = text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1);
    expect(end).toEqual({
      type: 'end',
      rows: 1,
      withdrawn: 0,
      sha256: createHash('sha256').update(before).digest('hex'),
    });
  });

  it('tells nothing of who has not confirmed', async () => {
    await sign('a@one.example', 'alpha', false);
    const pending = await sign('b@one.example', 'alpha', false);
    // What would be left of one that was withdrawn without having been confirmed.
    await transaction(database, async (tx) => {
      await tx
        .updateTable('contact')
        .set({ sealed: null, data_key: null, withdrawn_at: 1 })
        .where('signature', '=', pending)
        .execute();
    });
    expect((await linesFor('lead')).map(({ type }) => type)).toEqual(['contacts', 'end']);
  });

  it('names those who withdrew since, by nothing but the id that the holder knows', async () => {
    const signature = await sign('a@one.example', 'alpha');
    const [before] = contactsIn(await linesFor('lead'));
    await withdraw(deps, await tokenFor(deps, 'mine-link', signature));
    const lines = await linesFor('lead');
    expect(lines.slice(1, -1)).toEqual([{ type: 'withdrawn', contact: before?.contact, withdrawnDay: '2008-11-01' }]);
    expect(lines.at(-1) as ContactsEndLine).toMatchObject({ rows: 0, withdrawn: 1 });
    expect(JSON.stringify(lines)).not.toContain(signature);
  });

  it('leaves out who is excluded, until they are restored', async () => {
    const signature = await sign('a@one.example', 'alpha');
    const setStatus = (status: 'excluded' | 'confirmed') =>
      transaction(database, async (tx) => {
        await tx.updateTable('signature').set({ status }).where('signature', '=', signature).execute();
      });
    await setStatus('excluded');
    expect(contactsIn(await linesFor('lead'))).toEqual([]);
    await setStatus('confirmed');
    expect(contactsIn(await linesFor('lead')).length).toBe(1);
  });

  it('goes on over many pages', async () => {
    const signature = await sign('a@one.example', 'alpha');
    const row = await database.reads
      .selectFrom('contact')
      .selectAll()
      .where('signature', '=', signature)
      .where('holder', '=', 'lead')
      .executeTakeFirstOrThrow();
    const copies = Array.from({ length: 2_100 }, () => ({ ...row, contact: deps.random.uuid(1) }));
    await transaction(database, async (tx) => {
      for (let from = 0; from < copies.length; from += 300)
        await tx
          .insertInto('contact')
          .values(copies.slice(from, from + 300))
          .execute();
    });
    const lines = await linesFor('lead');
    expect(new Set(contactsIn(lines).map(({ contact }) => contact)).size).toBe(2_101);
    expect(lines.filter(({ type }) => type === 'key').length).toBe(1);
  });

  it('is refused without the token for it', async () => {
    const token = await tokenOf('lead');
    const exporting = (await createToken(deps, { scopes: ['export'] })).text;
    expect((await fetchWith(undefined)).status).toBe(401);
    expect((await fetchWith(exporting)).status).toBe(403);
    expect((await fetchWith(token, '')).status).toBe(403);
    expect((await fetchWith(await tokenOf('lead', 'petition-1'), 'contacts=true', 'other')).status).toBe(403);
    expect((await fetchWith(token, 'contacts=true', 'none')).status).toBe(403);
    for (const query of ['contacts=yes', 'contacts=true&format=csv', 'contacts=true&country=KE'])
      expect((await fetchWith(token, query)).status).toBe(422);
  });

  it('is written by the command too, for the operator or with a token', async () => {
    await sign('a@one.example', 'alpha');
    const run = async (...words: string[]): Promise<ContactsLine[]> =>
      linesIn(await runCommand(deps, ['export', '--petition', petition, ...words]));
    expect(await addressesIn(await run('--contacts', '--holder', 'lead'), 'lead')).toEqual(['a@one.example']);
    const token = await tokenOf('member/alpha');
    const own = await run('--contacts', '--token', token);
    expect(await addressesIn(own, 'member/alpha')).toEqual(['a@one.example']);
    for (const [words, says] of [
      [['--contacts'], 'needs either --holder'],
      [['--contacts', '--holder', 'lead', '--token', token], 'needs either --holder'],
      [['--contacts', '--holder', 'member/gamma'], 'has no member/gamma'],
      [['--contacts', '--token', `${token.slice(0, -1)}!`], 'does not hold'],
      [['--contacts', '--holder', 'lead', '--format', 'csv'], 'leave out --format'],
    ] as const)
      await expect(run(...words)).rejects.toThrow(says);
  });

  describe('once its holder opens it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'uncac-petition-contacts-'));
    const at = (name: string) => join(folder, name);
    afterAll(() => rmSync(folder, { recursive: true }));

    beforeEach(async () => {
      await sign('a@one.example', 'alpha');
      const gone = await sign('b@one.example', 'alpha');
      await withdraw(deps, await tokenFor(deps, 'mine-link', gone));
      for (const [holder, name] of [
        ['lead', 'lead'],
        ['member/beta', 'beta'],
      ] as const)
        writeFileSync(at(`${name}.txt`), holders[holder].identity);
      const words = ['--petition', petition, '--contacts', '--holder', 'lead', '--output', at('contacts.jsonl')];
      await runCommand(deps, ['export', ...words]);
    });

    const openWith = (identity: string, file = 'contacts.jsonl', ...more: string[]) =>
      runCommand(deps, ['open', at(file), '--identity', at(identity), ...more]);

    it('gives address, name, language, country and consent, and whom to strike out', async () => {
      const rows = (await openWith('lead.txt', 'contacts.jsonl', '--format', 'jsonl'))
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>)
        .toSorted((a, b) => String(a['email']).localeCompare(String(b['email'])));
      const contact = expect.stringMatching(/^[0-9a-f-]{36}$/);
      expect(rows).toEqual([
        {
          contact,
          email: 'a@one.example',
          name: 'Amina Wanjiru',
          lang: 'en',
          country: 'KE',
          consentText: 'opt-in/lead',
          consentVersion: 1,
          consentDay: '2008-11-01',
          withdrawnDay: null,
        },
        {
          contact,
          email: null,
          name: null,
          lang: null,
          country: null,
          consentText: null,
          consentVersion: null,
          consentDay: null,
          withdrawnDay: '2008-11-01',
        },
      ]);
      expect(await openWith('lead.txt')).toMatch(
        /^contact,email,name,lang,country,consentText,consentVersion,consentDay,withdrawnDay\r\n/,
      );
    });

    it('says when the identity is another one’s, or the file is not whole', async () => {
      await expect(openWith('beta.txt')).rejects.toThrow('None of the identities given opens this export');
      const whole = readFileSync(at('contacts.jsonl'), 'utf8');
      writeFileSync(at('altered.jsonl'), whole.replace('"consentVersion":1', '"consentVersion":2'));
      writeFileSync(at('short.jsonl'), whole.slice(0, -20));
      for (const file of ['altered.jsonl', 'short.jsonl'])
        await expect(openWith('lead.txt', file)).rejects.toThrow('This export is not whole');
    });

    it.skipIf(!existsSync(age))('has wrapped keys that stock age opens', () => {
      const key = linesIn(readFileSync(at('contacts.jsonl'), 'utf8')).find((line) => line.type === 'key');
      const input = Buffer.from((key as KeyLine).wrapped, 'base64');
      expect(execFileSync(age, ['--decrypt', '--identity', at('lead.txt')], { input }).length).toBe(32);
    });
  });
});
