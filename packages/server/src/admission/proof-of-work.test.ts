import { Challenge, type PetitionFile } from '@uncac-petition/shared';
import { expect, it } from 'vitest';
import { openApp, signatureBody } from '../../test/app.js';
import { manualClock, testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition } from '../../test/petition.js';
import { decodeProof, encodeProof, solve } from '../../test/proof.js';
import type { Deps } from '../deps.js';
import { createAdmissions } from './admissions.js';
import { difficultySettings } from './difficulty.js';

const easy = { difficulty: { ...difficultySettings, work: { quiet: 2_000, highest: 4_000 } } };
/** The library looks at the real time too, so the tests' time lies ahead of it. */
const start = Date.UTC(2100, 0, 1);
const minuteMs = 60_000;

onBothDatabases('proof of work', ({ open }) => {
  const serve = async (deps: Deps) => {
    const test = await openApp(deps, { admissions: createAdmissions(deps, easy) });
    const challenge = async (petition: string) =>
      Challenge.parse(await (await test.app.request(`/v1/petitions/${petition}/challenge`)).json());
    return { ...test, challenge, prove: async (petition: string) => solve(await challenge(petition)) };
  };
  const setUp = async (settings: Partial<PetitionFile> = {}) => {
    const clock = manualClock(start);
    const deps = testDeps(await open(), { clock });
    const { petition } = await putPetition(deps, { settings: { proofOfWork: true, ...settings } });
    const rows = () => deps.database.reads.selectFrom('signature').select('signature').execute();
    const nonces = () => deps.database.reads.selectFrom('used_nonce').selectAll().execute();
    return { ...(await serve(deps)), clock, deps, petition, rows, nonces };
  };
  const refusalOf = async (response: Response) => {
    const { errors } = (await response.json()) as { errors?: unknown };
    return [response.status, errors];
  };
  const refused = (code: string) => [422, [{ path: 'proof', code }]];

  it('is asked for by a challenge that no cache keeps, and makes a signature when it is solved', async () => {
    const { app, petition, prove, post, rows } = await setUp();
    const answer = await app.request(`/v1/petitions/${petition}/challenge`);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(Challenge.parse(await answer.json()).parameters).toMatchObject({
      algorithm: 'SHA-256',
      data: { petition, issuedAt: start },
      expiresAt: start / 1000 + 20 * 60,
    });
    expect((await post(petition, signatureBody('a@example.org', { proof: await prove(petition) }))).status).toBe(202);
    expect(await rows()).toHaveLength(1);
  });

  it('is needed, and nothing is written without it', async () => {
    const { petition, post, rows, nonces } = await setUp();
    expect(await refusalOf(await post(petition, signatureBody('a@example.org')))).toEqual(refused('required'));
    expect(await refusalOf(await post(petition, signatureBody('a@example.org', { proof: '' })))).toEqual(
      refused('invalid'),
    );
    expect([await rows(), await nonces()]).toEqual([[], []]);
  });

  it('is not asked for where the petition wants none', async () => {
    const { petition, post } = await setUp({ proofOfWork: false });
    expect((await post(petition, signatureBody('a@example.org'))).status).toBe(202);
    expect((await post(petition, signatureBody('b@example.org', { proof: 'anything' }))).status).toBe(202);
  });

  it('makes one signature, though it is posted 1,000 times at once', async () => {
    const { petition, prove, post, rows } = await setUp();
    const proof = await prove(petition);
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, (_, index) => post(petition, signatureBody(`a${index}@example.org`, { proof }))),
    );
    const outcomes = await Promise.all(answers.map(refusalOf));
    expect(outcomes.filter(([status]) => status === 202)).toHaveLength(1);
    expect(outcomes.filter(([status]) => status !== 202)).toEqual(Array(999).fill(refused('used')));
    expect(await rows()).toHaveLength(1);
  }, 300_000);

  it('stays used after a restart, and on another server', async () => {
    const { petition, prove, post, deps, rows } = await setUp();
    const proof = await prove(petition);
    expect((await post(petition, signatureBody('a@example.org', { proof }))).status).toBe(202);
    const other = await serve({ ...deps });
    expect(await refusalOf(await other.post(petition, signatureBody('b@example.org', { proof })))).toEqual(
      refused('used'),
    );
    expect(await rows()).toHaveLength(1);
  });

  it('may be solved for one server and used at another', async () => {
    const { petition, prove, deps } = await setUp();
    const other = await serve({ ...deps });
    const answer = await other.post(petition, signatureBody('a@example.org', { proof: await prove(petition) }));
    expect(answer.status).toBe(202);
  });

  it('is not used up by a retry, nor by a mistake in another field', async () => {
    const { petition, prove, post, rows, nonces } = await setUp();
    const proof = await prove(petition);
    const key = { 'idempotency-key': crypto.randomUUID() };
    expect((await post(petition, signatureBody('a@example.org', { proof, country: 'ZZ' }), key)).status).toBe(422);
    expect((await post(petition, signatureBody('a@example.org', { proof, name: '' }), key)).status).toBe(422);
    expect(await nonces()).toEqual([]);
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => post(petition, signatureBody('a@example.org', { proof }), key)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(202));
    expect((await post(petition, signatureBody('a@example.org', { proof }), key)).status).toBe(202);
    expect([(await rows()).length, (await nonces()).length]).toEqual([1, 1]);
  });

  it('is good for its own petition only', async () => {
    const { petition, deps } = await setUp();
    await putPetition(deps, { settings: { petition: 'another', proofOfWork: true } });
    const both = await serve(deps);
    const answer = await both.post(petition, signatureBody('a@example.org', { proof: await both.prove('another') }));
    expect(await refusalOf(answer)).toEqual(refused('invalid'));
  });

  it('expires, whether it was used or not', async () => {
    const { petition, prove, post, clock } = await setUp();
    const [used, unused] = [await prove(petition), await prove(petition)];
    await post(petition, signatureBody('a@example.org', { proof: used }));
    clock.advance(20 * minuteMs - 1);
    expect((await post(petition, signatureBody('b@example.org', { proof: await prove(petition) }))).status).toBe(202);
    clock.advance(1);
    for (const proof of [used, unused])
      expect(await refusalOf(await post(petition, signatureBody('c@example.org', { proof })))).toEqual(
        refused('expired'),
      );
  });

  it('is worth nothing once anything in it was changed', async () => {
    const { petition, prove, post, rows } = await setUp();
    const { challenge, solution } = decodeProof(await prove(petition));
    const { parameters, signature } = challenge;
    const flip = (hex: string) => (hex.startsWith('0') ? '1' : '0') + hex.slice(1);
    const changed = [
      { ...parameters, expiresAt: parameters.expiresAt + 1 },
      { ...parameters, nonce: flip(parameters.nonce) },
      { ...parameters, keySignature: flip(parameters.keySignature) },
      { ...parameters, cost: 1 },
      { ...parameters, data: { ...parameters.data, petition: 'another' } },
      { ...parameters, data: { ...parameters.data, issuedAt: 0 } },
      { ...parameters, more: 1 },
    ].map((one) => encodeProof({ challenge: { parameters: one, signature }, solution }));
    const others = [
      encodeProof({ challenge: { parameters, signature: flip(signature) }, solution }),
      encodeProof({ challenge, solution: { ...solution, derivedKey: flip(solution.derivedKey) } }),
      encodeProof({ challenge, solution: { ...solution, derivedKey: parameters.keyPrefix.repeat(2) } }),
    ];
    for (const proof of [...changed, ...others])
      expect(await refusalOf(await post(petition, signatureBody('a@example.org', { proof })))).toEqual(
        refused('invalid'),
      );
    expect(await rows()).toEqual([]);
  });

  it('is an error of its field when it makes no sense, and never more', async () => {
    const { petition, post } = await setUp();
    const senseless = [
      '%%%',
      'e30=',
      'bnVsbA==',
      btoa('[]'),
      btoa('{"challenge":null,"solution":[]}'),
      btoa('{"__proto__":{"challenge":{}},"challenge":{"parameters":{"__proto__":1}}}'),
      btoa(`${'['.repeat(700)}${']'.repeat(700)}`),
      '\u0000\ud800',
      1,
      null,
      [],
      ['x'],
      { challenge: {} },
    ];
    for (const proof of senseless)
      expect(await refusalOf(await post(petition, signatureBody('a@example.org', { proof })))).toEqual(
        refused('invalid'),
      );
  });

  it('is neither given out nor asked for by a petition that is not open', async () => {
    const { app, petition, post } = await setUp({ status: 'closed' });
    expect((await app.request(`/v1/petitions/${petition}/challenge`)).status).toBe(409);
    expect((await app.request('/v1/petitions/another/challenge')).status).toBe(404);
    expect((await post(petition, signatureBody('a@example.org'))).status).toBe(409);
  });
});
