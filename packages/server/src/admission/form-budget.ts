import { ProblemError } from '../http/problem.js';
import { createBuckets, type BucketSettings } from './buckets.js';

export interface FormBudgetSettings {
  readonly network: BucketSettings;
  /** The /24 or /48 around it: one line may have 256 networks of IPv6. */
  readonly site: BucketSettings;
  /** For all petitions of this server. */
  readonly inAll: BucketSettings;
}

/** Enough for a computer room and for many who browse without script, and far too little to move the numbers unseen. */
export const formBudgetSettings: FormBudgetSettings = {
  network: { capacity: 20, perSecond: 1 / 60 },
  site: { capacity: 60, perSecond: 1 / 20 },
  inAll: { capacity: 200, perSecond: 1 / 3 },
};

const mostNetworks = 20_000;

/** Names of the network that a form comes from, and of the site around it. */
export interface From {
  readonly network: string;
  readonly site: string;
}

/** What forms without JavaScript may do in the place of work. */
export interface FormBudget {
  /**
   * Takes one form.
   *
   * @param from undefined where it is not known
   * @throws ProblemError `overloaded` with Retry-After, and then nothing is taken
   */
  readonly spend: (from: From | undefined) => void;
}

export const createFormBudget = (now: () => number, settings: FormBudgetSettings): FormBudget => {
  const networks = createBuckets(settings.network, mostNetworks);
  const sites = createBuckets(settings.site, mostNetworks);
  const inAll = createBuckets(settings.inAll, 1);
  return {
    spend: (from) => {
      const at = now();
      const waits = from && [networks.secondsToWait(from.network, at), sites.secondsToWait(from.site, at)];
      const seconds = Math.ceil(Math.max(inAll.secondsToWait('', at), ...(waits ?? [])));
      if (seconds > 0)
        throw new ProblemError('overloaded', {
          detail:
            'Too many forms were sent in a short time. Wait as long as Retry-After says, or send a proof of work.',
          headers: { 'retry-after': String(seconds) },
        });
      if (from !== undefined) {
        networks.take(from.network, at);
        sites.take(from.site, at);
      }
      inAll.take('', at);
    },
  };
};
