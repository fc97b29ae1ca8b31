import { Hono } from 'hono';
import { preferredLanguages } from '../http/preferred-languages.js';
import { contentPolicy } from '../http/security-headers.js';
import { originOf } from '../members/index.js';
import { frameAncestors, petitionView, publishedOrProblem } from '../petitions/index.js';
import { embedPage } from './embed-page.js';
import type { PageDeps } from './page-deps.js';

/** The form for frames. The page is of our origin, so its member is credited: only that member's sites may frame it. */
export const embedRoutes = ({ petitions, config, clock, sightings }: PageDeps) =>
  new Hono().get('/embed/:petition', (c) => {
    const published = publishedOrProblem(petitions, c.req.param('petition'));
    const languages = [c.req.query('lang') ?? '', ...preferredLanguages(c.req.header('accept-language'))];
    const member = published.members.get(c.req.query('member') ?? '');
    const view = petitionView(published, config, { languages, member: member?.member, now: clock.now() });
    c.header(
      'content-security-policy',
      contentPolicy({ frameAncestors: frameAncestors(published, member), widget: true }),
    );
    c.header('cross-origin-resource-policy', 'cross-origin');
    c.header('cache-control', 'public, max-age=60, stale-while-revalidate=300');
    c.header('vary', 'Accept-Language');
    const isFramed = c.req.header('sec-fetch-dest') === 'iframe';
    if (member && isFramed) sightings.see('loaded', published.petition, member, originOf(config.publicUrl));
    return c.html(embedPage(view, published.catalogues));
  });
