import type { Challenge, SignatureInput } from '@uncac-petition/shared';
import type { Deps } from '../deps.js';
import { openOrProblem, type PublishedPetition } from '../petitions/index.js';
import type { Admission, Flag } from './admission.js';
import { issueChallenge } from './challenge.js';
import { checkProof, type Checked } from './check-proof.js';
import { createDifficulty, difficultySettings, type DifficultySettings } from './difficulty.js';
import { createFormBudget, formBudgetSettings, type FormBudget, type FormBudgetSettings } from './form-budget.js';
import { checkFormToken, makeFormToken } from './form-token.js';
import { createNetworkTags } from './network-tags.js';
import { createNetworkNames } from './networks.js';
import { refusal } from './refusal.js';
import { isNonceUsed, type Nonce } from './used-nonce.repository.js';

/** What this server asks for before it takes a signature. An address is undefined where it is not known. */
export interface Admissions {
  /** @throws ProblemError `petition-not-open` */
  readonly challenge: (published: PublishedPetition, address: string | undefined) => Promise<Challenge>;
  /** Of a form without JavaScript. */
  readonly formToken: (petition: string) => string;
  /**
   * Admits a form that is no signature by its token alone, within a budget of its own: a flood of signing must not take
   * away what signers do for themselves.
   *
   * @throws ProblemError `invalid-fields` or `overloaded`
   */
  readonly admitForm: (petition: string, formToken: unknown, address: string | undefined) => Promise<Nonce>;
  /**
   * Checks what a request brings. Nothing is written for one that is refused.
   *
   * @throws ProblemError `petition-not-open`, `invalid-fields`, or `overloaded` where the forms' budget is spent
   */
  readonly admit: (
    published: PublishedPetition,
    input: Pick<SignatureInput, 'proof' | 'formToken' | 'fax'>,
    address: string | undefined,
  ) => Promise<Admission>;
}

interface AdmissionSettings {
  readonly difficulty: DifficultySettings;
  readonly formBudget: FormBudgetSettings;
}

/** Faster than a person fills in a form. */
const fastMs = 3_000;

/** @param changes to the settings of a real server, for tests */
export const createAdmissions = (
  deps: Pick<Deps, 'database' | 'keys' | 'clock' | 'random'>,
  changes: Partial<AdmissionSettings> = {},
): Admissions => {
  const settings: AdmissionSettings = {
    difficulty: difficultySettings,
    formBudget: formBudgetSettings,
    ...changes,
  };
  const difficulty = createDifficulty(deps.clock.now, settings.difficulty);
  const signBudget = createFormBudget(deps.clock.now, settings.formBudget);
  const otherBudget = createFormBudget(deps.clock.now, settings.formBudget);
  const nameOf = createNetworkNames(deps);
  const tagOf = createNetworkTags(deps);

  const checkForm = async (
    petition: string,
    formToken: string,
    address: string | undefined,
    budget: FormBudget,
  ): Promise<Checked> => {
    const checked = checkFormToken(deps, petition, formToken);
    // Else one token, posted again and again, would spend what is there for all.
    if (await isNonceUsed(deps.database.reads, checked.nonce)) throw refusal('formToken', 'used');
    budget.spend(address === undefined ? undefined : { network: nameOf(address), site: nameOf(address, 'site') });
    return checked;
  };
  const check = async (
    petition: string,
    { proof, formToken }: Pick<SignatureInput, 'proof' | 'formToken'>,
    address: string | undefined,
  ): Promise<Checked> => {
    if (proof !== undefined) return checkProof(deps, petition, proof);
    if (formToken !== undefined) return checkForm(petition, formToken, address, signBudget);
    throw refusal('proof', 'required');
  };

  return {
    challenge: async (published, address) => {
      openOrProblem(published, deps.clock.now());
      const { petition } = published;
      return issueChallenge(deps, petition, difficulty.next(petition, address && nameOf(address)));
    },
    formToken: (petition) => makeFormToken(deps, petition),
    admitForm: async (petition, formToken, address) => {
      if (typeof formToken !== 'string') throw refusal('formToken', 'required');
      return (await checkForm(petition, formToken, address, otherBudget)).nonce;
    },
    admit: async (published, input, address) => {
      const now = deps.clock.now();
      openOrProblem(published, now);
      const network = address && nameOf(address);
      const checked = published.settings.proofOfWork ? await check(published.petition, input, address) : undefined;
      const flags = flagsOf(input.fax, checked && now - checked.issuedAt);
      if (network !== undefined && flags.includes('honeypot')) difficulty.noteHoneypot(network);
      return { nonce: checked?.nonce, flags, networkTag: address === undefined ? null : await tagOf(address) };
    },
  };
};

const flagsOf = (fax: unknown, tookMs: number | undefined): Flag[] => {
  const isFilledIn = typeof fax === 'string' ? fax.trim() !== '' : fax !== undefined && fax !== null;
  return [
    ...(isFilledIn ? (['honeypot'] as const) : []),
    ...(tookMs !== undefined && tookMs < fastMs ? (['fast'] as const) : []),
  ];
};
