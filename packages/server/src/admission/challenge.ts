import { createChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import { Challenge } from '@uncac-petition/shared';
import type { Keys } from '../config/keys.js';
import type { Random } from '../config/random.js';
import type { Deps } from '../deps.js';
import { roundsPerCounter } from './difficulty.js';

const lifeMs = 20 * 60 * 1000;
/**
 * Makes a challenge for one petition. The counter to be found lies anywhere from 1 on, so that there is no part to skip,
 * none worth giving up on, and a limit to bad luck.
 *
 * @param work the most rounds of SHA-256 that it may take
 */
export const issueChallenge = async (
  { keys, clock, random }: Pick<Deps, 'keys' | 'clock' | 'random'>,
  petition: string,
  work: number,
): Promise<Challenge> => {
  const now = clock.now();
  const challenge = await createChallenge({
    algorithm: 'SHA-256',
    cost: roundsPerCounter,
    counter: draw(random, Math.max(1, Math.floor(work / roundsPerCounter))),
    deriveKey,
    expiresAt: Math.ceil((now + lifeMs) / 1000),
    data: { petition, issuedAt: now },
    ...challengeSecrets(keys),
  });
  return Challenge.parse(challenge);
};

/** What signs a challenge, and the key to be found. */
export const challengeSecrets = ({ challenge }: Keys) => ({
  hmacSignatureSecret: challenge.mac('signature').toString('base64url'),
  hmacKeySignatureSecret: challenge.mac('key-signature').toString('base64url'),
});

/** A whole number from 1 to `most`. */
const draw = (random: Random, most: number): number => (Buffer.from(random.bytes(6)).readUIntBE(0, 6) % most) + 1;
