import type { Challenge, SignatureInput } from '@uncac-petition/shared';
import type { Deps } from '../deps.js';
import { openOrProblem, type PublishedPetition } from '../petitions/index.js';
import { freely, type Admission } from './admission.js';
import { issueChallenge } from './challenge.js';
import { checkProof } from './check-proof.js';
import { createDifficulty, difficultySettings, type DifficultySettings } from './difficulty.js';
import { refusal } from './refusal.js';

/** What this server asks for before it takes a signature. */
export interface Admissions {
  /** @throws ProblemError `petition-not-open` */
  readonly challenge: (published: PublishedPetition) => Promise<Challenge>;
  /**
   * Checks what a request brings; writes nothing.
   *
   * @throws ProblemError `petition-not-open` or `invalid-fields`
   */
  readonly admit: (published: PublishedPetition, input: SignatureInput) => Promise<Admission>;
}

interface AdmissionSettings {
  readonly difficulty: DifficultySettings;
  /** Until the widget brings proofs. */
  readonly demandsProof: boolean;
}

/** @param changes to the settings of a real server, for tests */
export const createAdmissions = (
  deps: Pick<Deps, 'keys' | 'clock' | 'random'>,
  changes: Partial<AdmissionSettings> = {},
): Admissions => {
  const settings: AdmissionSettings = { difficulty: difficultySettings, demandsProof: false, ...changes };
  const difficulty = createDifficulty(deps.clock.now, settings.difficulty);
  return {
    challenge: async (published) => {
      openOrProblem(published, deps.clock.now());
      return issueChallenge(deps, published.petition, difficulty.next(published.petition, undefined));
    },
    admit: async (published, { proof }) => {
      openOrProblem(published, deps.clock.now());
      if (!published.settings.proofOfWork) return freely;
      if (proof !== undefined) {
        const { nonce } = await checkProof(deps, published.petition, proof);
        return { ...freely, nonce };
      }
      if (settings.demandsProof) throw refusal('proof', 'required');
      return freely;
    },
  };
};
