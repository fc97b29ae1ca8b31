import type { Config } from '../config/config.js';
import { ProblemError } from '../http/problem.js';
import { isSiteOf, originOf } from '../members/index.js';
import type { PublishedPetition } from './published-petition.js';

/**
 * Keeps the form off other pages than those of members, where a petition is for them alone. Programs that are no browser
 * send no origin and may go on: this keeps sites from showing the form, and nobody from signing.
 *
 * @param origin of the page; `null` of a frame without one; undefined where none was sent
 * @throws ProblemError `origin-not-allowed`
 */
export const embeddableOrProblem = (
  { settings, members }: Pick<PublishedPetition, 'settings' | 'members'>,
  { publicUrl }: Pick<Config, 'publicUrl'>,
  origin: string | undefined,
): void => {
  if (!isForMembersOnly({ settings }) || origin === undefined || origin === originOf(publicUrl)) return;
  // A member that lists no sites would open the petition to all.
  if ([...members.values()].some((member) => isSiteOf(member, origin))) return;
  throw new ProblemError('origin-not-allowed', {
    detail: 'The petition is shown on pages of its members only; link to its own page instead.',
    headers: { vary: 'Origin' },
  });
};

/** Then answers depend on the page that asks. */
export const isForMembersOnly = ({ settings }: Pick<PublishedPetition, 'settings'>): boolean =>
  settings.embeddableBy === 'members';
