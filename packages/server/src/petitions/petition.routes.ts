import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { Deps } from '../deps.js';
import { postedFrom } from '../http/posted-from.js';
import { preferredLanguages } from '../http/preferred-languages.js';
import { creditedMember, originOf, type Member, type Sightings } from '../members/index.js';
import { embeddableOrProblem, isForMembersOnly } from './embeddable.js';
import { publishedOrProblem } from './or-problem.js';
import { petitionView } from './petition-view.js';
import type { Petitions } from './petitions.js';
import type { PublishedPetition } from './published-petition.js';

type PetitionDeps = Pick<Deps, 'config' | 'clock'> & {
  readonly petitions: Petitions;
  readonly sightings: Sightings;
};

/**
 * The petition for the page that shows it. Browsers and caches on the way may keep the answer for a minute, or longer where
 * this server can't be reached, so not every page that is loaded is seen here; a day's first one nearly always is.
 */
export const petitionRoutes = (deps: PetitionDeps) =>
  new Hono().get('/v1/petitions/:petition', compress({ encoding: 'gzip' }), (c) => {
    const { config, clock, petitions } = deps;
    const published = publishedOrProblem(petitions, c.req.param('petition'));
    const { origin } = postedFrom(c);
    embeddableOrProblem(published, config, origin);
    const member = c.req.query('member');
    const credited = creditedMember(published.members.get(member ?? ''), { origin }, config.publicUrl);
    if (credited !== undefined) seeMember(deps, published, credited, origin);
    const languages = [c.req.query('lang') ?? '', ...preferredLanguages(c.req.header('accept-language'))];
    // A page of ours asks for what is its own, and names no origin.
    const isUncredited = origin !== undefined && credited === undefined;
    const isOfOrigin = member !== undefined || isForMembersOnly(published);
    c.header('cache-control', 'public, max-age=60, stale-while-revalidate=300, stale-if-error=86400');
    c.header('vary', `Accept-Language, Accept-Encoding${isOfOrigin ? ', Origin' : ''}`);
    return c.json(petitionView(published, config, { languages, member, isUncredited, now: clock.now() }));
  });

/** Pages of our own are no sign of a member's. */
const seeMember = (
  { config, sightings }: PetitionDeps,
  { petition }: PublishedPetition,
  member: Member,
  origin: string | undefined,
): void => {
  if (origin !== undefined && origin !== originOf(config.publicUrl)) sightings.see('loaded', petition, member, origin);
};
