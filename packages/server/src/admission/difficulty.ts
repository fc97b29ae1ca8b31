import { createBuckets, type BucketSettings } from './buckets.js';

export interface DifficultySettings {
  /** Rounds of SHA-256 that a challenge takes at most, when all is quiet and when nothing is; half of it on average. */
  readonly work: { readonly quiet: number; readonly highest: number };
  /** Challenges that leave the work as it is. The emptier a bucket, the more there is to do. */
  readonly petition: BucketSettings;
  readonly network: BucketSettings;
}

/** The work takes a slow phone half of what the goals allow, at the highest too: `bench/proof-of-work`. */
export const difficultySettings: DifficultySettings = {
  work: { quiet: 250_000, highest: 400_000 },
  petition: { capacity: 600, perSecond: 5 },
  network: { capacity: 60, perSecond: 0.1 },
};

/** Rounds of SHA-256 for each counter that a browser tries: what a challenge costs the server. */
export const roundsPerCounter = 50;

const mostPetitions = 1_000;
const mostNetworks = 50_000;
/** A filled honeypot makes the next challenge of its network as hard as this many challenges more. */
const honeypotTokens = 20;

/** How hard this server's next challenge is. It only ever asks for more work, and refuses nobody. */
export interface Difficulty {
  /** @param network undefined where it is not known @returns the most rounds that the challenge may take */
  readonly next: (petition: string, network: string | undefined) => number;
  /** Something that only machines should do came from this network. */
  readonly noteHoneypot: (network: string) => void;
}

export const createDifficulty = (now: () => number, settings: DifficultySettings): Difficulty => {
  const petitions = createBuckets(settings.petition, mostPetitions);
  const networks = createBuckets(settings.network, mostNetworks);
  return {
    next: (petition, network) => {
      const at = now();
      const strain = Math.max(petitions.strain(petition, at), network === undefined ? 0 : networks.strain(network, at));
      petitions.take(petition, at);
      if (network !== undefined) networks.take(network, at);
      const { quiet, highest } = settings.work;
      return Math.round(quiet + (highest - quiet) * strain);
    },
    noteHoneypot: (network) => networks.take(network, now(), honeypotTokens),
  };
};
