import type { Config } from '../config/config.js';
import { ProblemError } from '../http/problem.js';
import { isSiteOf, listsNoSite, originOf, type Member } from '../members/index.js';
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

/**
 * Who may show the page for frames that names a member, as `frame-ancestors` says it: that member's sites and frames, since
 * it is credited there. A frame without an origin has no name to give there.
 *
 * @param member undefined where the page names none, or one that is unknown or retired
 */
export const frameAncestors = (
  { settings }: Pick<PublishedPetition, 'settings'>,
  member: Member | undefined,
): readonly string[] => {
  if (member === undefined || listsNoSite(member)) return isForMembersOnly({ settings }) ? [] : ['*'];
  return [...member.origins, ...member.frameOrigins].filter((origin) => origin !== 'null');
};

/** Then answers depend on the page that asks. */
export const isForMembersOnly = ({ settings }: Pick<PublishedPetition, 'settings'>): boolean =>
  settings.embeddableBy === 'members';
