import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { Deps } from '../deps.js';
import { postedFrom } from '../http/posted-from.js';
import { preferredLanguages } from '../http/preferred-languages.js';
import { creditedMember, originOf, type Sightings } from '../members/index.js';
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
    seeMember(deps, published, member, origin);
    const lang = c.req.query('lang');
    const languages = [...(lang === undefined ? [] : [lang]), ...preferredLanguages(c.req.header('accept-language'))];
    c.header('cache-control', 'public, max-age=60, stale-while-revalidate=300, stale-if-error=86400');
    c.header('vary', `Accept-Language, Accept-Encoding${isForMembersOnly(published) ? ', Origin' : ''}`);
    return c.json(petitionView(published, config, { languages, member, now: clock.now() }));
  });

/** Pages of our own are no sign of a member's. */
const seeMember = (
  { config, sightings }: PetitionDeps,
  { petition, members }: PublishedPetition,
  named: string | undefined,
  origin: string | undefined,
): void => {
  if (named === undefined || origin === undefined || origin === originOf(config.publicUrl)) return;
  const member = creditedMember(members.get(named), { origin }, config.publicUrl);
  if (member !== undefined) sightings.see('loaded', petition, member, origin);
};
