import { Writable } from 'node:stream';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { openApp, signatureBody, tokenFor, type TestApp } from '../../test/app.js';
import { manualClock, testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition, testMember } from '../../test/petition.js';
import { addSignatures } from '../../test/signatures.js';
import type { Database } from '../db/database.js';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { withdraw } from '../signatures/index.js';
import type { SignatureTable } from '../signatures/signature.table.js';
import { recount } from '../tally/index.js';
import { reviewCommand } from './index.js';

const by = ['--reason', 'Posted by a script', '--actor', 'J. Reviewer'];
const hour = 3_600_000;

onBothDatabases('review', ({ open }) => {
  let database: Database;
  let petition: string;
  let petitions = 0;
  let clock: ReturnType<typeof manualClock>;
  let deps: Deps;
  let test: TestApp;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    petitions += 1;
    clock = manualClock();
    deps = testDeps(database, { clock });
    const settings = { petition: `petition-${petitions}`, kinds: ['individual', 'organisation'] as const };
    ({ petition } = await putPetition(deps, {
      settings: { ...settings, kinds: [...settings.kinds] },
      members: [testMember('alpha')],
    }));
    test = await openApp(deps);
  });

  const run = async (args: readonly string[], ask?: (question: string) => Promise<string>) => {
    const written = { out: '', err: '' };
    const into = (stream: keyof typeof written) =>
      new Writable({
        write: (chunk, _encoding, done) => {
          written[stream] += String(chunk);
          done();
        },
      });
    const context = {
      withDeps: <T>(fn: (given: Deps) => Promise<T>) => fn(deps),
      out: into('out'),
      err: into('err'),
      ask,
    };
    const [verb = '', ...rest] = args;
    await reviewCommand(context).parseAsync([verb, '--petition', petition, ...rest], { from: 'user' });
    const [count = '', ...lines] = written.out.trimEnd().split('\n');
    return { ...written, count, lines, rows: lines.slice(1).map((line) => line.split('\t')) };
  };
  const post = async (address: string, changes: Record<string, unknown> = {}, given?: string) => {
    clock.advance(1);
    const id = given ?? deps.random.uuid(clock.now());
    await test.post(petition, signatureBody(address, changes), { 'idempotency-key': id });
    return id;
  };
  const sign = async (address: string, changes: Record<string, unknown> = {}, given?: string) => {
    const id = await post(address, changes, given);
    await test.confirm(id);
    return id;
  };
  const note = (id: string, changes: Partial<Pick<SignatureTable, 'flags' | 'network_tag'>>) =>
    transaction(database, (tx) => tx.updateTable('signature').set(changes).where('signature', '=', id).execute());
  const listed = async (...where: string[]) =>
    (await run(['list', ...where.flatMap((condition) => ['--where', condition])])).rows.map(([id]) => id);
  const total = async () => {
    await test.count();
    expect(await recount(deps, petition)).toEqual([]);
    const answer = await test.app.request(`/v1/petitions/${petition}/totals`);
    return ((await answer.json()) as { signatures: { total: number } }).signatures.total;
  };
  const eventsOf = (id: string) =>
    database.reads
      .selectFrom('tally_event')
      .select(['type', 'reason', 'actor'])
      .where('signature', '=', id)
      .orderBy('turn')
      .execute();

  it('lists how many there are first, then the first of them, with nothing personal', async () => {
    const first = await sign('anna@example.net', { member: 'alpha', locality: 'Mombasa' });
    await note(first, { flags: '["honeypot","fast"]', network_tag: 0x1f });
    const second = await post('brian@example.net');
    const { out, count, lines } = await run(['list']);
    expect(count).toBe('2 signatures');
    expect(lines).toEqual([
      'signature\tstatus\tkind\tcountry\tmember\tday\tflags\tnetwork\tcollides with\tcheck\tentry',
      `${first}\tconfirmed\tindividual\tKE\talpha\t2008-11-01\thoneypot,fast\t001f\t-\t-\t-`,
      `${second}\tpending\tindividual\tKE\tnone\t2008-11-01\t-\t-\t-\t-\t-`,
    ]);
    expect(out).not.toMatch(/anna|amina|example|mombasa/i);
    const bounded = await run(['list', '--most', '1']);
    expect([bounded.count, bounded.rows.length]).toEqual(['2 signatures', 1]);
    expect(bounded.err).toContain('first 1');
  });

  it('shows which signatures may be of one mailbox, and rejects neither', async () => {
    const [first, second] = [await sign('anna@example.net'), await sign('anna+x@example.net')];
    await sign('anna@example.org');
    const { rows } = await run(['list', '--where', 'soft-key']);
    expect(rows.map((row) => [row[0], row[8]])).toEqual([
      [first, second],
      [second, first],
    ]);
    expect(await listed('soft-key=earlier')).toEqual([second]);
    expect(await total()).toBe(3);
  });

  it('finds who signs again beside a signature that was excluded', async () => {
    await sign('anna@example.net');
    await run(['exclude', '--where', 'country=KE', ...by, '--yes']);
    const again = await sign('anna+x@example.net');
    expect(await listed('soft-key', 'status=confirmed')).toEqual([]);
    expect(await listed('soft-key=excluded')).toEqual([again]);
  });

  it('sees collisions with pending signatures, but not of one mailbox with itself or with withdrawn ones', async () => {
    const counted = await sign('anna@example.net');
    await post('anna@example.net');
    expect(await listed('soft-key')).toEqual([]);
    const pending = await post('anna+x@example.net');
    expect(await listed('soft-key', 'status=confirmed')).toEqual([counted]);
    expect(await listed('soft-key=earlier')).toContain(pending);
    await withdraw(deps, await tokenFor(deps, 'mine-link', counted));
    expect((await listed('soft-key', 'status=confirmed')).length).toBe(0);
  });

  it('finds whoever filled in the field that people do not see, whose signature counts all the same', async () => {
    await sign('a@example.net');
    const noted = await sign('b@example.net', { fax: '+41' });
    expect(await listed('flag=honeypot')).toEqual([noted]);
    expect(await total()).toBe(2);
  });

  it('takes conditions, all of which must hold', async () => {
    const a = await sign('a@example.net');
    await note(a, { flags: '["honeypot","fast"]' });
    const b = await sign('b@example.net', { country: 'DE' });
    await note(b, { flags: '["fast"]', network_tag: 0xbeef });
    clock.advance(8 * hour);
    const c = await sign('c@example.net', { member: 'alpha' });
    await note(c, { network_tag: 0xbeef });
    const d = await post('d@example.net');
    const expected: [string[], string[]][] = [
      [['flag=honeypot'], [a]],
      [['flag=fast'], [a, b]],
      [['flag=fast', 'flag=honeypot'], [a]],
      [['network=BEEF', 'day=2008-11-01'], [b]],
      [['network=beef', 'day=2008-11-02'], [c]],
      [['day=2008-11-01'], [a, b]],
      [['country=de'], [b]],
      [['country=DE', 'country=KE'], []],
      [['member=alpha'], [c]],
      [['member=none'], [a, b, d]],
      [['kind=organisation'], []],
      [['kind=individual', 'status=pending'], [d]],
      [['after=2008-11-01T18:00:00Z'], [c]],
      [['before=2008-11-01T19:00+01:00'], [a, b]],
      [['after=2008-11-02'], [c]],
      [[`signature=${a.toUpperCase()}`], [a]],
    ];
    for (const [where, ids] of expected) expect(await listed(...where), where.join(' ')).toEqual(ids);
  });

  it('refuses what is no condition before it does anything', async () => {
    await sign('a@example.net');
    for (const verb of [['list'], ['exclude', ...by, '--yes']]) {
      await expect(run([...verb, '--where', 'colour=red'])).rejects.toThrow('"colour=red" is no condition');
    }
    expect(await total()).toBe(1);
  });

  it('refuses a petition that there is none of, and a change without a reason', async () => {
    await expect(run(['list', '--petition', 'nowhere'])).rejects.toThrow('There is no petition nowhere.');
    await expect(
      run(['exclude', '--where', 'country=KE', '--reason', ' ', '--actor', 'J. R.', '--yes']),
    ).rejects.toThrow('--reason must say something');
  });

  it('says what it would exclude and does nothing without --yes', async () => {
    await sign('a@example.net');
    await sign('b@example.net', { country: 'DE' });
    clock.advance(8 * hour);
    await sign('c@example.net', { country: 'DE' });
    await post('d@example.net');
    const { count, lines, err } = await run(['exclude', '--where', 'kind=individual', ...by]);
    expect(count).toBe('3 signatures would be excluded.');
    expect(lines).toEqual(['DE\t2', 'KE\t1', '2008-11-01\t2', '2008-11-02\t1']);
    expect(err).toBe('Add --yes to do it. Nothing was changed.\n');
    expect(await total()).toBe(3);
  });

  it('excludes with --yes, with reason and actor in each event, and restores the same way', async () => {
    const ids = [await sign('a@example.net'), await sign('b@example.net')];
    const kept = await sign('c@example.net', { country: 'DE' });
    const excluded = await run(['exclude', '--where', 'country=KE', ...by, '--yes']);
    expect(excluded.out).toBe('2 signatures would be excluded.\nKE\t2\n2008-11-01\t2\n2 signatures excluded.\n');
    expect(await total()).toBe(1);
    for (const id of ids)
      expect((await eventsOf(id)).at(-1)).toEqual({
        type: 'exclude',
        reason: 'Posted by a script',
        actor: 'J. Reviewer',
      });
    expect(await eventsOf(kept)).toHaveLength(1);
    const again = await run(['exclude', '--where', 'country=KE', ...by, '--yes']);
    expect(again.out).toBe('0 signatures would be excluded.\n');

    const restored = await run([
      'restore',
      '--where',
      'country=KE',
      '--reason',
      'They wrote',
      '--actor',
      'K.',
      '--yes',
    ]);
    expect([restored.count, restored.lines.at(-1)]).toEqual([
      '2 signatures would be restored.',
      '2 signatures restored.',
    ]);
    expect(await total()).toBe(3);
    for (const id of ids)
      expect((await eventsOf(id)).at(-1)).toEqual({ type: 'restore', reason: 'They wrote', actor: 'K.' });
    expect((await run(['restore', '--where', 'country=KE', ...by, '--yes'])).lines).toEqual([]);
  });

  it('says which of the restored ones their signers had withdrawn', async () => {
    const [taken, kept] = [await sign('a@example.net'), await sign('b@example.net')];
    await run(['exclude', '--where', 'country=KE', ...by, '--yes']);
    await withdraw(deps, await tokenFor(deps, 'mine-link', taken));
    const { lines } = await run(['restore', '--where', 'country=KE', ...by, '--yes']);
    expect(lines.slice(-2)).toEqual([
      '1 signature restored.',
      'Withdrawn by their signers meanwhile, so not counted again: 1 signature.',
    ]);
    expect(await listed('status=confirmed')).toEqual([kept]);
    expect(await total()).toBe(1);
  });

  it('asks on a terminal, and wants the number', async () => {
    await sign('a@example.net');
    const asked: string[] = [];
    const answer = (text: string) => async (question: string) => {
      asked.push(question);
      return text;
    };
    for (const no of ['', 'yes', '2']) {
      expect((await run(['exclude', '--where', 'country=KE', ...by], answer(no))).err).toBe('Nothing was changed.\n');
    }
    expect(await total()).toBe(1);
    expect((await run(['exclude', '--where', 'country=KE', ...by], answer(' 1 '))).lines.at(-1)).toBe(
      '1 signature excluded.',
    );
    expect(asked[0]).toBe('To exclude them, type their number: ');
    expect(await total()).toBe(0);
  });

  it('changes exactly what it showed, and says what came or went meanwhile', async () => {
    const [gone, shown] = [await sign('a@example.net'), await sign('b@example.net')];
    let late = '';
    const { count, lines } = await run(['exclude', '--where', 'country=KE', ...by], async () => {
      await withdraw(deps, await tokenFor(deps, 'mine-link', gone));
      late = await sign('late@example.net');
      return '2';
    });
    expect(count).toBe('2 signatures would be excluded.');
    expect(lines.slice(-3)).toEqual([
      '1 signature excluded.',
      'Changed by somebody else meanwhile, so left alone: 1 signature.',
      'Matching only by now, so left alone: 1 signature. Run this again to see them.',
    ]);
    expect(await listed('status=excluded')).toEqual([shown]);
    expect(await listed('status=confirmed')).toEqual([late]);
    expect(await total()).toBe(1);
  });

  const organisation = (website: string) => ({
    kind: 'organisation',
    organisation: { name: 'The Watch', website, role: 'Director', type: 'cso' },
  });

  it('shows who signed in public and waits for a check, and accepts them with reason and actor', async () => {
    const same = await sign('a@ngo.example', organisation('ngo.example'));
    const other = await sign('b@people.example', organisation('ong.example'));
    await post('c@people.example', organisation('other.example'));
    const { rows } = await run(['list', '--where', 'kind=organisation']);
    expect(rows.map((row) => [row[1], ...row.slice(9)])).toEqual([
      ['awaiting', 'same', 'The Watch · cso · https://ngo.example/ · Director'],
      ['awaiting', 'other', 'The Watch · cso · https://ong.example/ · Director'],
      ['pending', 'other', '-'],
    ]);
    expect(await listed('status=awaiting', 'check=other')).toEqual([other]);

    const shown = await run(['accept', '--where', 'check=same', ...by]);
    expect(shown.count).toBe('1 signature would be accepted.');
    expect(shown.lines.at(-1)).toBe(`${same}\tsame\tThe Watch · cso · https://ngo.example/ · Director`);
    expect(await total()).toBe(0);
    const { lines } = await run(['accept', '--where', 'check=same', ...by, '--yes']);
    expect(lines.at(-1)).toBe('1 signature accepted.');
    expect(await eventsOf(same)).toEqual([{ type: 'sign', reason: 'Posted by a script', actor: 'J. Reviewer' }]);
    expect(await total()).toBe(1);

    await run(['exclude', '--where', 'kind=organisation', ...by, '--yes']);
    expect(await total()).toBe(0);
    await run(['restore', '--where', 'kind=organisation', ...by, '--yes']);
    expect(await total()).toBe(1);
  });

  it('says which ones count already, and accepts the others', async () => {
    const ids = [
      await sign('a@ngo.example', organisation('ngo.example')),
      await sign('b@ngo.example', organisation('www.ngo.example')),
      await sign('c@ong.example', organisation('ong.example')),
    ];
    const { lines } = await run(['accept', '--where', 'status=awaiting', ...by, '--yes']);
    expect(lines.slice(-3)).toEqual([
      '2 signatures accepted.',
      'Already counted, or excluded, with another signature: 1 signature; each waits on, can be declined, or accepted with --apart where it is somebody else.',
      `already counted: ${ids[1]} with ${ids[0]}`,
    ]);
    expect(await listed('status=awaiting')).toEqual([ids[1]]);
    expect(await total()).toBe(2);
  });

  it('accepts beside the one that has the domain only with --apart, with reason and actor', async () => {
    await sign('a@one.example', organisation('one.wordpress.com'));
    const two = await sign('a@two.example', organisation('two.wordpress.com'));
    await run(['accept', '--where', 'status=awaiting', ...by, '--yes']);
    expect(await listed('status=awaiting')).toEqual([two]);
    const { lines } = await run(['accept', '--where', `signature=${two}`, '--apart', ...by, '--yes']);
    expect(lines.at(-1)).toBe('1 signature accepted.');
    expect(await eventsOf(two)).toEqual([{ type: 'sign', reason: 'Posted by a script', actor: 'J. Reviewer' }]);
    expect(await total()).toBe(2);
  });

  it('accepts those whose mail is of their own domain first, then the earliest', async () => {
    // Whoever posts chooses the id, so it says nothing of the order.
    const smallest = deps.random.uuid(0);
    const ids = [
      await sign('a@people.example', organisation('ngo.example')),
      await sign('b@ngo.example', organisation('ngo.example')),
      await sign('c@ngo.example', organisation('ngo.example')),
      await sign('d@people.example', organisation('ong.example')),
      await sign('e@people.example', organisation('ong.example'), smallest),
    ];
    await run(['accept', '--where', 'status=awaiting', ...by, '--yes']);
    expect(await listed('status=confirmed')).toEqual([ids[1], ids[3]]);
  });

  it('declines what was excluded too, where it was signed in public, and says which', async () => {
    const id = await sign('a@ngo.example', organisation('ngo.example'));
    const person = await sign('b@people.example');
    await run(['accept', '--where', 'kind=organisation', ...by, '--yes']);
    await run(['exclude', '--where', 'country=KE', ...by, '--yes']);
    const shown = await run(['decline', '--where', 'country=KE', ...by]);
    expect(shown.count).toBe('1 signature would be declined.');
    expect(shown.lines).toContain('excluded\t1');
    expect(shown.lines.at(-1)).toBe(`${id}\tsame\tThe Watch · cso · https://ngo.example/ · Director`);
    await run(['decline', '--where', 'country=KE', ...by, '--yes']);
    expect(await listed('status=declined')).toEqual([id]);
    await run(['restore', '--where', 'country=KE', ...by, '--yes']);
    expect(await listed('status=confirmed')).toEqual([person]);
    expect(await total()).toBe(1);
  });

  it('declines, and only those that wait', async () => {
    const id = await sign('a@ngo.example', organisation('ngo.example'));
    await sign('b@people.example');
    const { lines } = await run(['decline', '--where', 'country=KE', ...by, '--yes']);
    expect(lines.at(-1)).toBe('1 signature declined.');
    expect(await listed('status=declined')).toEqual([id]);
    expect(await total()).toBe(1);
  });

  it('changes many in batches', async () => {
    const recipient = await identityToRecipient(await generateX25519Identity());
    const ids = await addSignatures(
      deps,
      petition,
      [recipient],
      Array.from({ length: 130 }, () => ({})),
    );
    const { lines } = await run(['exclude', '--where', 'day=2008-11-01', ...by, '--yes']);
    expect(lines.at(-1)).toBe(`${ids.length} signatures excluded.`);
    expect(await total()).toBe(0);
  });
});
