import type { Challenge, Proof } from '@uncac-petition/shared';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';

/** Works a challenge off as a browser does. @returns the `proof` of a signature */
export const solve = async (challenge: Challenge): Promise<string> => {
  const solution = await solveChallenge({ challenge, deriveKey });
  if (solution === null) throw new Error('The challenge could not be solved in time.');
  return encodeProof({ challenge, solution });
};

export const encodeProof = (proof: Proof): string => Buffer.from(JSON.stringify(proof)).toString('base64');

export const decodeProof = (proof: string): Proof => JSON.parse(Buffer.from(proof, 'base64').toString()) as Proof;
