import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openApp, signatureBody, type TestApp } from '../../test/app.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition } from '../../test/petition.js';
import type { Database } from '../db/database.js';
import { transaction } from '../db/transaction.js';
import { recount } from './recount.js';

const addresses = 100;

/** Ten ways in which one person may type one address; all of them reach the same mailbox. */
const spellings = (person: number): string[] => [
  `person.${person}@gmail.com`,
  `PERSON.${person}@gmail.com`,
  `person${person}@gmail.com`,
  `p.e.r.s.o.n${person}@gmail.com`,
  `person${person}+petition@gmail.com`,
  `person.${person}@googlemail.com`,
  `person${person}@GoogleMail.COM`,
  ` person${person}@gmail.com `,
  `person.${person}+a+b@googlemail.com`,
  `person.${person}@gmail。com`,
];

const postAndConfirmAll = async (test: TestApp, petition: string): Promise<void> => {
  const ids: string[] = [];
  const posts = Array.from({ length: addresses }, (_, person) => spellings(person)).flat();
  const answers = await Promise.all(
    posts.map((address) => {
      const id = crypto.randomUUID();
      ids.push(id);
      return test.post(petition, signatureBody(address), { 'idempotency-key': id });
    }),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
  const pages = await Promise.all(ids.map((id) => test.confirm(id)));
  expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([200]));
  await test.count();
};

const counted = async (test: TestApp, petition: string): Promise<number> => {
  const body = (await (await test.app.request(`/v1/petitions/${petition}/totals`)).json()) as {
    signatures: { total: number };
  };
  return body.signatures.total;
};

onBothDatabases('one mailbox counts once', ({ open }) => {
  const setUp = async (prepare: (database: Database) => Promise<unknown>) => {
    const database = await open();
    await prepare(database);
    const deps = testDeps(database);
    const { petition } = await putPetition(deps);
    return { deps, petition, test: await openApp(deps) };
  };

  it('counts 100 of 1,000 posts and confirmations made at once from 100 mailboxes in ten spellings each', async () => {
    const { deps, petition, test } = await setUp(async () => {});
    await postAndConfirmAll(test, petition);
    expect(await counted(test, petition)).toBe(addresses);
    expect(await recount(deps, petition)).toEqual([]);
  });

  describe('without the unique index', () => {
    it('would count more: the index is what promise 2 stands on', async () => {
      const { petition, test } = await setUp((database) =>
        transaction(database, (tx) => sql`drop index signature_signer`.execute(tx)),
      );
      await postAndConfirmAll(test, petition);
      expect(await counted(test, petition)).toBeGreaterThan(addresses);
    });
  });
});
