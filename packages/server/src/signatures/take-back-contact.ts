import { changeMine, type MineDeps } from './change-mine.js';
import { withdrawContactOf } from './contact.repository.js';
import type { SignatureRow } from './signature.repository.js';

/**
 * Takes back that a holder may write to the signer: what is sealed for them is erased, and they learn of it. The signature
 * goes on counting. A second time is harmless.
 *
 * @param holder `lead`, or a member's slug after `member/`
 * @returns undefined when the link is not valid
 */
export const takeBackContact = (deps: MineDeps, token: string, holder: string): Promise<SignatureRow | undefined> =>
  changeMine(deps, token, async (tx, { signature }) => {
    await withdrawContactOf(tx, { signature, holder }, deps.clock.now());
    return {};
  });
