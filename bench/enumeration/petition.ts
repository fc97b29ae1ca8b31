import type { Deps } from '@uncac-petition/server';
import { openApp, signatureBody } from '../../packages/server/test/app.js';
import { putPetition } from '../../packages/server/test/petition.js';
import { transaction } from '../../packages/server/src/db/transaction.js';

const atOnce = 200;

/** Addresses by what the server knows of them; each is posted once. */
export type Known = 'new' | 'pending' | 'confirmed';

export const addressOf = (known: Known, index: number): string => `${known}-${index}@example.org`;

/** A petition that asks for no proof, and `count` addresses that have signed it, and as many that have not confirmed. */
export const makePetition = async (deps: Deps, count: number): Promise<string> => {
  const { petition } = await putPetition(deps);
  const { post, confirm } = await openApp(deps);
  const sign = async (known: Known, index: number): Promise<void> => {
    const signature = crypto.randomUUID();
    const { status } = await post(petition, signatureBody(addressOf(known, index)), { 'idempotency-key': signature });
    if (status !== 202) throw new Error(`Signing was answered with ${status}`);
    if (known === 'confirmed') await confirm(signature);
  };
  for (const known of ['pending', 'confirmed'] as const)
    for (let from = 0; from < count; from += atOnce)
      await Promise.all(
        Array.from({ length: Math.min(atOnce, count - from) }, (_, offset) => sign(known, from + offset)),
      );
  // Their mails are not what is measured.
  await transaction(deps.database, async (tx) => {
    await tx.deleteFrom('outbox').execute();
  });
  return petition;
};
