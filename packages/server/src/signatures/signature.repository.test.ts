import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { bySignerKey } from './signature.repository.js';

onBothDatabases('the signature of a mailbox', ({ open }) => {
  it('is found by its index, however many there are', async () => {
    const { database } = testDeps(await open());
    const query = bySignerKey(database.reads, 'test-petition', new Uint8Array(32));
    const plan = JSON.stringify(
      await (database.dialect.oneServer ? query.explain(undefined, sql`query plan`) : query.explain()),
    );
    expect(plan).toContain('signature_signer');
  });
});
