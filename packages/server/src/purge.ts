import { usedNonces } from './admission/index.js';
import type { Deps } from './deps.js';
import type { Counts, ForgetDeps, Forgetting } from './forgetting.js';
import { expiredRequests, sentMails } from './mail/index.js';
import { endedPetitions, expiredPending, networkTags } from './signatures/index.js';

/** All that is forgotten. */
const forgettings: readonly Forgetting[] = [
  expiredPending,
  expiredRequests,
  endedPetitions,
  networkTags,
  usedNonces,
  sentMails,
];

/** Erases all that is due. @returns how many of what */
export const purge = async ({ log, ...deps }: ForgetDeps & Pick<Deps, 'log'>): Promise<Counts> => {
  const counts = await together((one) => one.forget(deps));
  log.info(counts, 'purged');
  return counts;
};

/** What `purge` would erase now. */
export const countDue = async (deps: ForgetDeps): Promise<Counts> => together((one) => one.due(deps));

const together = async (ask: (one: Forgetting) => Promise<Counts>): Promise<Counts> => {
  const counts: Record<string, number> = {};
  for (const one of forgettings) Object.assign(counts, await ask(one));
  return counts;
};
