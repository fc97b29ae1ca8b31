import type { SignatureInput } from '@uncac-petition/shared';
import { ProblemError } from '../http/problem.js';
import { currentVersion, type PublishedPetition } from '../petitions/index.js';

/**
 * The versions that the signer saw; the current ones where the client doesn't say (promise 12).
 *
 * @throws ProblemError `invalid-fields` for one that there isn't yet
 */
export const textVersions = (published: PublishedPetition, { versions }: SignatureInput, ask: string) => ({
  petition_version: seen(published, 'petition', 'petition', versions?.petition),
  privacy_version: seen(published, 'privacy', 'privacy', versions?.privacy),
  consent_version: seen(published, 'consent', 'consent', versions?.consent),
  ...askSeen(published, versions?.ask, ask),
});

/** @param current that fits the country now; another one may have fitted it when the signer read it */
const askSeen = (
  published: PublishedPetition,
  given: NonNullable<SignatureInput['versions']>['ask'],
  current: string,
) => {
  const { ask, version } = typeof given === 'object' ? given : { ask: current, version: given };
  if (!published.versions.has(`ask/${ask}`))
    throw new ProblemError('invalid-fields', { errors: [{ path: 'versions.ask', code: 'unknown' }] });
  return { ask, ask_version: seen(published, `ask/${ask}`, 'ask', version) };
};

/** @param path in `versions`, for the error @throws ProblemError `invalid-fields` for one that there isn't yet */
export const seen = (published: PublishedPetition, text: string, path: string, version: number | undefined): number => {
  const current = currentVersion(published, text);
  if ((version ?? current) > current)
    throw new ProblemError('invalid-fields', { errors: [{ path: `versions.${path}`, code: 'unknown' }] });
  return version ?? current;
};
