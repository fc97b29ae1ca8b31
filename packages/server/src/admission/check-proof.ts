import { verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import { Proof } from '@uncac-petition/shared';
import type { Deps } from '../deps.js';
import { challengeSecrets } from './challenge.js';
import { refusal } from './refusal.js';
import { nonceOf, type Nonce } from './used-nonce.repository.js';

/** What a proof or a form's token says that is good, as far as can be told before it is used up. */
export interface Checked {
  readonly nonce: Nonce;
  /** Milliseconds since 1970: when its challenge or form was given out. */
  readonly issuedAt: number;
}

/**
 * Checks a solved challenge, and writes nothing.
 *
 * @param proof base64 of the ALTCHA v2 payload
 * @throws ProblemError `invalid-fields` with `invalid` or `expired` for `proof`
 */
export const checkProof = async (
  { keys, clock }: Pick<Deps, 'keys' | 'clock'>,
  petition: string,
  proof: string,
): Promise<Checked> => {
  const { data: payload } = Proof.safeParse(decode(proof));
  if (payload === undefined) throw refusal('proof', 'invalid');
  const { verified, expired } = await verifySolution({ ...payload, deriveKey, ...challengeSecrets(keys) });
  if (expired) throw refusal('proof', 'expired');
  const { nonce, expiresAt, data } = payload.challenge.parameters;
  if (!verified || data.petition !== petition) throw refusal('proof', 'invalid');
  if (expiresAt * 1000 <= clock.now()) throw refusal('proof', 'expired');
  return { nonce: nonceOf('proof', expiresAt * 1000, Buffer.from(nonce, 'hex')), issuedAt: data.issuedAt };
};

const decode = (proof: string): unknown => {
  try {
    return JSON.parse(Buffer.from(proof, 'base64').toString());
  } catch {
    return undefined;
  }
};
