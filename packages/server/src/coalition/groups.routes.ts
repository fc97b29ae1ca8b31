import { bestLanguage } from '@uncac-petition/shared';
import { Hono } from 'hono';
import { preferredLanguages } from '../http/preferred-languages.js';
import { publishedOrProblem, type Petitions } from '../petitions/index.js';
import type { TotalsFeed } from '../tally/index.js';
import { groupsView } from './groups-view.js';

/** Counts move with the signatures, though not as fast as the totals are asked for. */
const cacheControl = 'public, max-age=30, stale-while-revalidate=300, stale-if-error=86400';

interface GroupsRoutesDeps {
  readonly petitions: Petitions;
  readonly totals: TotalsFeed;
}

/** Groups of countries, with where their governments stand and what has been signed there. */
export const groupsRoutes = ({ petitions, totals }: GroupsRoutesDeps) =>
  new Hono().get('/v1/petitions/:petition/groups', (c) => {
    const published = publishedOrProblem(petitions, c.req.param('petition'));
    const { languages, defaultLanguage } = published.settings;
    const wanted = [c.req.query('lang') ?? '', ...preferredLanguages(c.req.header('accept-language'))];
    const shown = totals.current(published.petition)?.totals.countries ?? [];
    c.header('cache-control', cacheControl);
    c.header('vary', 'Accept-Language');
    return c.json({ groups: groupsView(published, shown, bestLanguage(wanted, languages, defaultLanguage)) });
  });
