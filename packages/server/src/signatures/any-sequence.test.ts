import { signatureKinds } from '@uncac-petition/shared';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openApp, signatureBody, tokenFor } from '../../test/app.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition, testMember } from '../../test/petition.js';
import type { Queries } from '../db/database.js';
import { recount } from '../tally/index.js';
import { correctCountry } from './correct-country.js';
import { excludeMany } from './exclude.js';
import { restoreMany } from './restore.js';
import { withdraw } from './withdraw.js';

const runs = 12;
const by = { reason: 'As it fell', actor: 'fast-check' };

const mailbox = fc.constantFrom('a', 'b', 'c');
const which = fc.nat({ max: 5 });
const act = fc.oneof(
  fc.record({
    do: fc.constant('sign' as const),
    mailbox,
    country: fc.constantFrom('KE', 'FR'),
    member: fc.constantFrom('alpha', undefined),
  }),
  fc.record({ do: fc.constantFrom('confirm', 'withdraw', 'exclude', 'restore'), which }),
  fc.record({ do: fc.constant('correct' as const), which, country: fc.constantFrom('KE', 'FR', 'DE') }),
  fc.record({ do: fc.constant('tick' as const) }),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;
/** One act after another, some of them at the same moment. */
const sequence = fc.array(fc.array(act, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 20 });

const countBy = (values: readonly (string | null)[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const value of values) if (value !== null) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

const rowsOf = (queries: Queries, petition: string) =>
  queries.selectFrom('signature').selectAll().where('petition', '=', petition).execute();

onBothDatabases('any sequence of what signers and reviewers do', ({ open }) => {
  it('leaves public totals that are what the rows say, and one counted signature for each mailbox', async () => {
    const deps = testDeps(await open());
    for (let run = 0; run < runs; run += 1) {
      await putPetition(deps, { settings: { petition: `run-${run}` }, members: [testMember('alpha')] });
    }
    const { app, post, confirm, count, deps: appDeps } = await openApp(deps);

    const perform = async (petition: string, ids: string[], one: Act): Promise<unknown> => {
      if (one.do === 'tick') return count();
      if (one.do === 'sign') {
        const id = deps.random.uuid(deps.clock.now());
        const { country, member } = one;
        const body = signatureBody(`${one.mailbox}@people.example`, {
          country,
          ...(member !== undefined && { member }),
        });
        ids.push(id);
        return post(petition, body, { 'idempotency-key': id });
      }
      const id = ids[one.which % Math.max(ids.length, 1)];
      if (id === undefined) return undefined;
      if (one.do === 'confirm') return confirm(id);
      if (one.do === 'correct') return correctCountry(appDeps, await tokenFor(deps, 'mine-link', id), one.country);
      if (one.do === 'withdraw') return withdraw(deps, await tokenFor(deps, 'mine-link', id));
      return (one.do === 'exclude' ? excludeMany : restoreMany)(deps, [id], by);
    };

    let run = 0;
    await fc.assert(
      fc.asyncProperty(sequence, async (moments) => {
        const petition = `run-${run}`;
        run += 1;
        const ids: string[] = [];
        for (const together of moments) await Promise.all(together.map((one) => perform(petition, ids, one)));
        await count();

        const rows = await rowsOf(deps.database.reads, petition);
        const counted = rows.filter(({ status }) => status === 'confirmed');
        expect(await recount(deps, petition)).toEqual([]);
        expect(counted.filter(({ withdrawn_at }) => withdrawn_at !== null)).toEqual([]);
        const totals = (await (await app.request(`/v1/petitions/${petition}/totals`)).json()) as {
          signatures: Record<string, number>;
          countries: { country: string; count: number }[];
          members: { member: string; count: number }[];
        };
        expect(totals.signatures).toEqual({
          ...Object.fromEntries(signatureKinds.map((kind) => [kind, 0])),
          ...countBy(counted.map(({ kind }) => kind)),
          total: counted.length,
        });
        expect(Object.fromEntries(totals.countries.map(({ country, count: number }) => [country, number]))).toEqual(
          countBy(counted.map(({ country }) => country)),
        );
        expect(Object.fromEntries(totals.members.map(({ member, count: number }) => [member, number]))).toEqual(
          countBy(counted.map(({ member }) => member)),
        );
        const places = rows
          .filter(({ status }) => status === 'confirmed' || status === 'excluded')
          .map(({ signer_key }) => signer_key && Buffer.from(signer_key).toString('hex'));
        expect(Object.values(countBy(places)).every((taken) => taken === 1)).toBe(true);
      }),
      { numRuns: runs, endOnFailure: true },
    );
  });
});
