import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import { expect, it } from 'vitest';
import { createSolver, type Work } from '../packages/widget/src/proof/create-solver.js';

const secrets = { hmacSignatureSecret: 'signature', hmacKeySignatureSecret: 'key' };

it.each([
  { counter: 0, cost: 1 },
  { counter: 1, cost: 100 },
  { counter: 3000, cost: 10 },
])('the widget solves what altcha-lib has made, and altcha-lib verifies it: %o', async ({ counter, cost }) => {
  const challenge = await createChallenge({ algorithm: 'SHA-256', counter, cost, deriveKey, ...secrets });
  const { salt, nonce, keyPrefix, keyLength } = challenge.parameters;
  const work: Work = { salt, nonce, cost, keyPrefix, keyLength };
  const found = createSolver(work)(Infinity);
  expect(found?.counter).toBe(counter);

  const solution = { counter, derivedKey: found?.derivedKey ?? '', time: 1 };
  expect(await verifySolution({ challenge, solution, deriveKey, ...secrets })).toMatchObject({ verified: true });
  // Without the key's signature the library hashes for itself.
  const { hmacSignatureSecret } = secrets;
  expect(await verifySolution({ challenge, solution, deriveKey, hmacSignatureSecret })).toMatchObject({
    verified: true,
  });
});
