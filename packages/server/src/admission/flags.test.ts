import { Challenge } from '@uncac-petition/shared';
import { expect, it } from 'vitest';
import { fromSocket, openApp, signatureBody } from '../../test/app.js';
import { manualClock, testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition } from '../../test/petition.js';
import { decodeProof, solve } from '../../test/proof.js';
import { createAdmissions } from './admissions.js';
import { difficultySettings, roundsPerCounter } from './difficulty.js';

const difficulty = { ...difficultySettings, work: { quiet: roundsPerCounter, highest: 200 * roundsPerCounter } };

onBothDatabases('what is noticed', ({ open }) => {
  it('is kept for review, and changes nothing else: the same answer, the same row', async () => {
    const clock = manualClock(Date.UTC(2100, 0, 1));
    const deps = testDeps(await open(), { clock });
    const { petition } = await putPetition(deps, { settings: { proofOfWork: true } });
    const { app, post } = await openApp(deps, { admissions: createAdmissions(deps, { difficulty }) });
    const ask = async () => {
      const answer = await app.request(`/v1/petitions/${petition}/challenge`, {}, fromSocket('203.0.113.7'));
      return solve(Challenge.parse(await answer.json()));
    };
    const answers: unknown[] = [];
    const send = async (tookMs: number, fax?: unknown) => {
      const id = crypto.randomUUID();
      const proof = await ask();
      clock.advance(tookMs);
      const body = signatureBody('a@example.org', { proof, fax });
      const answer = await post(petition, body, { 'idempotency-key': id }, '203.0.113.7');
      answers.push([answer.status, [...answer.headers], await answer.text()]);
      const {
        signature: _,
        data_key: __,
        sealed,
        flags,
        posted_at: ___,
        ...rest
      } = await deps.database.reads
        .selectFrom('signature')
        .selectAll()
        .where('signature', '=', id)
        .executeTakeFirstOrThrow();
      return { flags, row: { ...rest, length: sealed?.length } };
    };
    const honest = await send(3_000);
    const noticed = [await send(2_999), await send(3_000, '555-1234'), await send(0, 'x'.repeat(9_000))];
    noticed.push(await send(3_000, { toString: 1 }), await send(3_000, ''), await send(3_000, null));
    expect([honest, ...noticed].map(({ flags }) => flags)).toEqual([
      '[]',
      '["fast"]',
      '["honeypot"]',
      '["honeypot","fast"]',
      '["honeypot"]',
      '[]',
      '[]',
    ]);
    expect(noticed.map(({ row }) => row)).toEqual(Array(6).fill(honest.row));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    // Three honeypots: the network has to do more for its next challenge.
    const next = [await ask(), await ask(), await ask()].map((proof) => decodeProof(proof).solution.counter);
    expect(Math.max(...next)).toBeGreaterThan(20);
  });
});
