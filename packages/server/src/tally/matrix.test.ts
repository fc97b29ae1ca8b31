import { signatureKinds, type MemberTotals } from '@uncac-petition/shared';
import { identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openApp } from '../../test/app.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition, testMember } from '../../test/petition.js';
import { addSignatures } from '../../test/signatures.js';
import { confirm, correctCountry, excludeMany, linkToken, restoreMany, withdraw } from '../signatures/index.js';
import { memberTotals } from './member-totals.js';
import { recount } from './recount.js';
import { loadTotals } from './stored-totals.js';
import { findHead } from './tally.repository.js';
import { tick } from './tick.js';

const acts = 10_000;
/** So many are done at the same moment, then counted. */
const together = 250;
/** So often all is compared on the way. */
const comparisons = 4;
const longMs = 180_000;

const by = { reason: 'As it fell', actor: 'fast-check' };
const parents: Readonly<Record<string, string | null>> = {
  world: null,
  africa: 'world',
  kenya: 'africa',
  nairobi: 'kenya',
  peru: 'world',
  alone: null,
} as const;
const members = [...Object.keys(parents), null];
const countries = ['KE', 'PE', 'FR', 'DE', 'XK', 'AG'] as const;

/** Of those there are then. */
const which = fc.nat();
const country = fc.constantFrom(...countries);
const act = fc.oneof(
  {
    weight: 40,
    arbitrary: fc.record({
      do: fc.constant('sign' as const),
      status: fc.constantFrom('confirmed' as const, 'pending' as const),
      country,
      member: fc.constantFrom(...members),
      kind: fc.constantFrom(...signatureKinds),
      mailbox: fc.nat({ max: acts }),
    }),
  },
  {
    weight: 45,
    arbitrary: fc.record({
      do: fc.constantFrom('confirm' as const, 'withdraw' as const, 'exclude' as const, 'restore' as const),
      which,
    }),
  },
  { weight: 15, arbitrary: fc.record({ do: fc.constant('correct' as const), which, country }) },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;
type Sign = Extract<Act, { do: 'sign' }>;
const sequence = fc.array(act, { minLength: acts, maxLength: acts, size: 'max' });

const sumOf = (lines: readonly { readonly count: number }[]) => lines.reduce((sum, { count }) => sum + count, 0);

const isBelow = (member: string, above: string): boolean => {
  const parent = parents[member] ?? null;
  return parent !== null && (parent === above || isBelow(parent, above));
};

onBothDatabases('The table country × member', ({ open }) => {
  const setUp = async () => {
    const deps = testDeps(await open());
    const { petition, identity } = await putPetition(deps, {
      members: Object.entries(parents).map(([member, parent]) => testMember(member, { parent })),
    });
    const recipient = await identityToRecipient(identity);
    const { deps: appDeps } = await openApp(deps);
    const ids: string[] = [];
    const mailboxes = new Map<number, Uint8Array>();

    const sign = async (signs: readonly Sign[]) => {
      const signatures = signs.map(({ mailbox, ...signature }) => {
        // Only pending ones are posted twice from one mailbox; the index would refuse another confirmed one.
        if (signature.status === 'confirmed') return signature;
        const signerKey = mailboxes.get(mailbox) ?? deps.random.bytes(32);
        mailboxes.set(mailbox, signerKey);
        return { ...signature, signerKey };
      });
      ids.push(...(await addSignatures(deps, petition, [recipient], signatures)));
    };
    const idOf = (place: number) => ids[place % ids.length] ?? '';
    const tokenOf = (purpose: Parameters<typeof linkToken>[1], place: number) =>
      linkToken(deps.keys, purpose, { signature: idOf(place), posted_at: deps.clock.now() });
    /** First those who come, then all that the others do, at the same moment. */
    const moment = async (some: readonly Act[]) => {
      await sign(some.flatMap((one) => (one.do === 'sign' ? [one] : [])));
      const reviewed = (what: 'exclude' | 'restore') =>
        some.flatMap((one) => (one.do === what ? [idOf(one.which)] : []));
      await Promise.all([
        excludeMany(deps, reviewed('exclude'), by),
        restoreMany(deps, reviewed('restore'), by),
        ...some.map((one) => {
          if (one.do === 'confirm') return confirm(deps, tokenOf('confirm-link', one.which));
          if (one.do === 'withdraw') return withdraw(deps, tokenOf('mine-link', one.which));
          if (one.do === 'correct') return correctCountry(appDeps, tokenOf('mine-link', one.which), one.country);
          return undefined;
        }),
      ]);
      await tick(deps);
    };
    return { deps, petition, moment };
  };

  const expectSums = ({ total, members: lines, uncredited, countries: places, cells }: MemberTotals) => {
    const sum = (where: (cell: MemberTotals['cells'][number]) => boolean) => sumOf(cells.filter(where));
    expect(sumOf(cells)).toBe(total);
    expect(sumOf(places)).toBe(total);
    expect(sumOf(lines) + uncredited).toBe(total);
    expect(sum(({ member }) => member === null)).toBe(uncredited);
    for (const { country: place, count } of places) expect(sum((cell) => cell.country === place)).toBe(count);
    for (const { member, count, withChapters } of lines) {
      expect(sum((cell) => cell.member === member)).toBe(count);
      expect(withChapters).toBe(count + sumOf(lines.filter((line) => isBelow(line.member, member))));
    }
  };

  it(
    `sums to the total in both directions, whatever 10,000 acts did, and is what is stored`,
    { timeout: longMs },
    async () => {
      const { deps, petition, moment } = await setUp();
      const compare = async () => {
        const totals = await memberTotals(deps, petition);
        const head = await findHead(deps.database.reads, petition);
        if (totals === undefined || head === undefined) throw new Error('The petition is gone');
        expectSums(totals);
        const stored = await loadTotals(deps.database.reads, head);
        const storedIn = (counts: typeof stored.countries, place: string) =>
          signatureKinds.reduce((sum, kind) => sum + (counts[kind].get(place)?.count ?? 0), 0);
        expect(totals.sequence).toBe(stored.sequence);
        expect(totals.total).toBe(sumOf(Object.values(stored.kinds)));
        for (const place of countries)
          expect(totals.countries.find((line) => line.country === place)?.count ?? 0).toBe(
            storedIn(stored.countries, place),
          );
        for (const { member, count } of totals.members) expect(count).toBe(storedIn(stored.members, member));
        expect(await recount(deps, petition)).toEqual([]);
        return totals;
      };

      await fc.assert(
        fc.asyncProperty(sequence, async (all) => {
          for (let done = 0; done < acts; done += together) {
            await moment(all.slice(done, done + together));
            if ((done + together) % (acts / comparisons) === 0) await compare();
          }
          const { total, cells } = await compare();
          expect(total).toBeGreaterThan(acts / 10);
          expect(cells).toHaveLength(countries.length * members.length);
        }),
        { numRuns: 1, endOnFailure: true },
      );
    },
  );
});
