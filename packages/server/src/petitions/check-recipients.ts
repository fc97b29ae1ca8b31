import type { Logger } from 'pino';
import { StartError } from '../config/start-error.js';
import type { PublishedPetition } from './published-petition.js';

/**
 * Looks at who could open what a server is about to seal. With one recipient key it warns: a single lost identity is the end
 * of all names.
 *
 * @throws StartError when a petition has no recipient keys
 */
export const checkRecipients = (
  petitions: readonly Pick<PublishedPetition, 'petition' | 'recipientKeys' | 'pepper'>[],
  { demo, log }: { readonly demo: boolean; readonly log: Pick<Logger, 'warn'> },
): void => {
  // Without a pepper nothing is sealed any more: the petition's data were destroyed after its close.
  const living = petitions.filter(({ pepper }) => pepper !== undefined);
  const having = (count: number) =>
    living.filter(({ recipientKeys }) => recipientKeys.length === count).map(({ petition }) => petition);
  const without = having(0);
  if (without.length > 0) {
    throw new StartError(
      `Petition ${without.join(', ')} has no recipient keys, so nothing could be sealed; add them to petition.yaml (\`uncac-petition key generate\`) and apply.`,
    );
  }
  for (const petition of demo ? [] : having(1)) {
    log.warn(
      { petition },
      'Only one recipient key: if its identity is lost, nobody can ever read the names. Let a second holder make one (`uncac-petition key generate`), add it to petition.yaml and apply; it opens what is sealed from then on.',
    );
  }
};
