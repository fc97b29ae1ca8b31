import { Decrypter } from 'age-encryption';
import { expect, it } from 'vitest';
import { Problem, type PetitionFile } from '@uncac-petition/shared';
import { openApp, signatureBody } from '../../test/app.js';
import { manualClock, testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition, testMember } from '../../test/petition.js';
import type { Position } from '../positions/index.js';
import { openRow } from '../../test/unseal.js';

const json = { 'content-type': 'application/json' };
const reluctant: Position = {
  country: 'FR',
  stance: 'reluctant',
  ratified: null,
  pilot: null,
  supports: [],
  objectsTo: [],
  note: null,
  source: 'A note.',
  asOf: '2008-10-01',
};

onBothDatabases('signing', ({ open }) => {
  const setUp = async (settings: Partial<PetitionFile> = {}) => {
    const clock = manualClock();
    const deps = testDeps(await open(), { clock });
    const { petition, identity } = await putPetition(deps, {
      settings,
      members: [testMember('alpha')],
      positions: [reluctant],
    });
    const test = await openApp(deps);
    const send = async (body: string | ReadableStream<Uint8Array>, headers: Record<string, string> = json) =>
      test.app.request(`/v1/petitions/${petition}/signatures`, {
        method: 'POST',
        headers,
        body,
        ...(body instanceof ReadableStream && { duplex: 'half' }),
      });
    const rows = () => deps.database.reads.selectFrom('signature').selectAll().execute();
    const jobs = () => deps.database.reads.selectFrom('outbox').selectAll().execute();
    return { ...test, clock, deps, petition, identity, send, rows, jobs };
  };
  const problemOf = async (response: Response) => {
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    const { code, status, errors } = Problem.parse(await response.json());
    expect(status).toBe(response.status);
    return { status, code, ...(errors && { errors }) };
  };

  it('answers the same to a new, a pending and a confirmed address', async () => {
    const { petition, post, confirm } = await setUp();
    const id = crypto.randomUUID();
    const first = await post(petition, signatureBody('a@example.org'), { 'idempotency-key': id });
    const pending = await post(petition, signatureBody('a@example.org'));
    await confirm(id);
    const confirmed = await post(petition, signatureBody('a@example.org'));
    const seen = await Promise.all(
      [first, pending, confirmed].map(async (answer) => [answer.status, [...answer.headers], await answer.text()]),
    );
    expect(seen[0]?.[0]).toBe(202);
    expect(seen[0]?.[2]).toBe('{"status":"confirmation-sent"}');
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('changes nothing at a retry, even with another body or after the closing', async () => {
    const closesAt = new Date(Date.UTC(2008, 10, 2)).toISOString();
    const { petition, post, send, rows, jobs, clock } = await setUp({ closesAt });
    const key = { 'idempotency-key': crypto.randomUUID() };
    await post(petition, signatureBody('a@example.org'), key);
    const before = [await rows(), await jobs()];
    expect((await post(petition, signatureBody('b@example.org', { country: 'DE' }), key)).status).toBe(202);
    clock.advance(48 * 60 * 60 * 1000);
    expect((await post(petition, { nothing: true }, key)).status).toBe(202);
    for (const unreadable of ['{', 'x'.repeat(20_000)])
      expect((await send(unreadable, { ...json, ...key })).status).toBe(202);
    expect([await rows(), await jobs()]).toEqual(before);
    expect(before[1]).toHaveLength(1);
  });

  it('makes one row and one mail of 12 posts at once with one key', async () => {
    const { petition, post, rows, jobs } = await setUp();
    const key = { 'idempotency-key': crypto.randomUUID() };
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => post(petition, signatureBody('a@example.org'), key)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(202));
    expect([(await rows()).length, (await jobs()).length]).toEqual([1, 1]);
  });

  it.each(['nonsense', '123', '"', 'zzzzzzzz-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000'])(
    'refuses the key %s',
    async (key) => {
      const { petition, post } = await setUp();
      expect(await problemOf(await post(petition, signatureBody('a@example.org'), { 'idempotency-key': key }))).toEqual(
        {
          status: 400,
          code: 'invalid-idempotency-key',
        },
      );
    },
  );

  it.each([{ toString: 1, valueOf: 1 }, null, [], 7])('refuses %j as a key in the body', async (idempotencyKey) => {
    const { petition, post } = await setUp();
    expect(await problemOf(await post(petition, signatureBody('a@example.org', { idempotencyKey })))).toMatchObject({
      code: 'invalid-idempotency-key',
    });
  });

  it('names each field that needs correcting', async () => {
    const { petition, post, rows } = await setUp();
    const { name: _name, ...nameless } = signatureBody('a@example.org');
    expect(await problemOf(await post(petition, { email: 'x', country: 'ZZ' }))).toEqual({
      status: 422,
      code: 'invalid-fields',
      errors: [
        { path: 'email', code: 'invalid' },
        { path: 'country', code: 'unknown' },
        { path: 'consent', code: 'required' },
      ],
    });
    expect(await problemOf(await post(petition, nameless))).toMatchObject({
      errors: [{ path: 'name', code: 'required' }],
    });
    const organisation = { name: 'The Watch', website: 'ngo.example', role: 'Director' };
    expect(
      await problemOf(await post(petition, signatureBody('a@example.org', { kind: 'organisation', organisation }))),
    ).toMatchObject({ errors: [{ path: 'kind', code: 'not-allowed' }] });
    expect(await rows()).toEqual([]);
  });

  it('refuses more than 16 KB, whether its length is told or not', async () => {
    const { send } = await setUp();
    const large = JSON.stringify(signatureBody('a@example.org', { fax: 'x'.repeat(17_000) }));
    const chunked = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (let at = 0; at < large.length; at += 1_000)
          controller.enqueue(new TextEncoder().encode(large.slice(at, at + 1_000)));
        controller.close();
      },
    });
    expect(await problemOf(await send(large, { ...json, 'content-length': String(large.length) }))).toEqual({
      status: 413,
      code: 'body-too-large',
    });
    expect(await problemOf(await send(chunked))).toEqual({ status: 413, code: 'body-too-large' });
  });

  it.each(['text/plain', 'multipart/form-data', ''])('refuses a body of type "%s"', async (type) => {
    const { send } = await setUp();
    expect(await problemOf(await send('{}', { 'content-type': type }))).toEqual({
      status: 415,
      code: 'unsupported-media-type',
    });
  });

  it.each(['', '{', '[]', '[1]', 'null', '1', '"x"', '{"a":1}}'])('refuses the body %j', async (body) => {
    const { send } = await setUp();
    expect(await problemOf(await send(body))).toEqual({ status: 400, code: 'invalid-body' });
  });

  it.each([
    '{"name":"\\ud800","email":"a@example.org","country":"KE","consent":true}',
    '{"name":"A","email":"a\\ud800@example.org","country":"KE","consent":true}',
    '{"name":"A\\u0000","email":"a\\u0000@example.org","country":"\\u0000","consent":true,"lang":"\\u0000","member":"\\u0000"}',
    '{"__proto__":{"email":"a@example.org"},"constructor":1,"toString":1}',
    '{"name":"A","email":"a@example.org","country":"KE","consent":true,"versions":{"petition":{"valueOf":1,"toString":1}}}',
    '{"name":"A","email":"a@example.org","country":"KE","consent":true,"versions":{"petition":1e300,"privacy":99,"consent":1}}',
  ])('answers %s with errors of fields', async (body) => {
    const { send } = await setUp();
    expect(await problemOf(await send(body))).toMatchObject({ status: 422, code: 'invalid-fields' });
  });

  it('takes a form, whatever its fields are called', async () => {
    const { send, rows } = await setUp();
    const form = new URLSearchParams({
      name: 'Amina',
      email: 'a@example.org',
      country: 'KE',
      consent: 'on',
      __proto__: 'x',
      constructor: 'x',
      fax: '\u0000',
    });
    expect((await send(form.toString(), { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(202);
    expect(await rows()).toHaveLength(1);
  });

  it('knows no other petition', async () => {
    const { post } = await setUp();
    expect(await problemOf(await post('another', signatureBody('a@example.org')))).toEqual({
      status: 404,
      code: 'petition-not-found',
    });
    expect(await problemOf(await post('%00', signatureBody('a@example.org')))).toEqual({
      status: 404,
      code: 'petition-not-found',
    });
  });

  it.each([
    { status: 'draft' },
    { status: 'paused' },
    { status: 'closed' },
    { status: 'delivered' },
    { opensAt: '2008-12-01T00:00:00.000Z' },
    { closesAt: '2008-10-01T00:00:00.000Z' },
  ] as const)('refuses signatures of a petition with %j', async (settings) => {
    const { petition, post, rows } = await setUp(settings);
    expect(await problemOf(await post(petition, signatureBody('a@example.org')))).toEqual({
      status: 409,
      code: 'petition-not-open',
    });
    expect(await rows()).toEqual([]);
  });

  it('lets what was posted in time be confirmed after the closing', async () => {
    const { petition, post, confirm, count, rows, clock } = await setUp({ closesAt: '2008-11-02T00:00:00.000Z' });
    const id = crypto.randomUUID();
    await post(petition, signatureBody('a@example.org'), { 'idempotency-key': id });
    clock.advance(2 * 24 * 60 * 60 * 1000);
    expect((await confirm(id)).status).toBe(200);
    await count();
    expect((await rows())[0]?.status).toBe('confirmed');
  });

  it('seals the name, but none where only counts are handed over or the signer wants none', async () => {
    const { petition, post, rows, deps, identity } = await setUp();
    await post(petition, signatureBody('a@example.org'));
    await post(petition, signatureBody('b@example.org', { country: 'FR' }));
    await post(petition, signatureBody('c@example.org', { withoutName: true }));
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const opened = new Map<string, unknown>();
    for (const row of await rows()) {
      const wrapped = await deps.database.reads
        .selectFrom('data_key')
        .select('wrapped')
        .where('data_key', '=', row.data_key ?? '')
        .executeTakeFirstOrThrow();
      const key = await decrypter.decrypt(wrapped.wrapped);
      opened.set(
        `${row.country} ${row.handover}`,
        openRow(key, row.sealed ?? new Uint8Array(), { petition, signature: row.signature }),
      );
    }
    expect(Object.fromEntries(opened)).toEqual({
      'KE full-name': { name: 'Amina Wanjiru' },
      'FR count-only': {},
      'KE count-only': {},
    });
  });

  it('credits only a member that takes part, and stores the versions that were seen', async () => {
    const { petition, post, rows } = await setUp();
    await post(
      petition,
      signatureBody('a@example.org', { member: 'alpha', versions: { petition: 1, privacy: 1, consent: 1 } }),
    );
    await post(petition, signatureBody('b@example.org', { member: 'nobody' }));
    const stored = (await rows()).map(
      ({ member, petition_version, privacy_version, consent_version, ask, ask_version }) => [
        member,
        petition_version,
        privacy_version,
        consent_version,
        ask,
        ask_version,
      ],
    );
    expect(stored).toEqual(
      expect.arrayContaining([
        ['alpha', 1, 1, 1, 'support', 1],
        [null, 1, 1, 1, 'support', 1],
      ]),
    );
  });

  it('stores the ask that the signer read, also where another one fits the country by now', async () => {
    const { petition, post, rows } = await setUp();
    const seen = (ask: unknown) => ({ versions: { petition: 1, privacy: 1, consent: 1, ask } });
    await post(petition, signatureBody('a@example.org', seen({ ask: 'ratify', version: 1 })));
    await post(petition, signatureBody('b@example.org', seen(1)));
    const stored = (await rows()).map(({ ask, ask_version }) => `${ask} ${ask_version}`);
    expect(stored.toSorted()).toEqual(['ratify 1', 'support 1']);
    for (const unknown of [
      { ask: 'invented', version: 1 },
      { ask: 'ratify', version: 2 },
    ])
      expect((await post(petition, signatureBody('c@example.org', seen(unknown)))).status).toBe(422);
  });

  it('lets any page ask whether it may post', async () => {
    const { app, petition } = await setUp();
    const answer = await app.request(`/v1/petitions/${petition}/signatures`, {
      method: 'OPTIONS',
      headers: { origin: 'https://member.example', 'access-control-request-method': 'POST' },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('idempotency-key');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });
});
