import { ProblemError } from '../http/problem.js';
import { createBuckets, type BucketSettings } from './buckets.js';

export interface FormBudgetSettings {
  readonly network: BucketSettings;
  /** For all petitions of this server. */
  readonly inAll: BucketSettings;
}

/** Enough for a computer room and for many who browse without script, and far too little to move the numbers unseen. */
export const formBudgetSettings: FormBudgetSettings = {
  network: { capacity: 20, perSecond: 1 / 60 },
  inAll: { capacity: 200, perSecond: 1 / 3 },
};

const mostNetworks = 20_000;

/** What forms without JavaScript may do in the place of work. */
export interface FormBudget {
  /**
   * Takes one form.
   *
   * @param network undefined where it is not known
   * @throws ProblemError `overloaded` with Retry-After, and then nothing is taken
   */
  readonly spend: (network: string | undefined) => void;
}

export const createFormBudget = (now: () => number, settings: FormBudgetSettings): FormBudget => {
  const networks = createBuckets(settings.network, mostNetworks);
  const inAll = createBuckets(settings.inAll, 1);
  return {
    spend: (network) => {
      const at = now();
      const ofNetwork = network === undefined ? 0 : networks.secondsToWait(network, at);
      const seconds = Math.ceil(Math.max(ofNetwork, inAll.secondsToWait('', at)));
      if (seconds > 0)
        throw new ProblemError('overloaded', {
          detail:
            'Too many forms were sent in a short time. Wait as long as Retry-After says, or send a proof of work.',
          headers: { 'retry-after': String(seconds) },
        });
      if (network !== undefined) networks.take(network, at);
      inAll.take('', at);
    },
  };
};
