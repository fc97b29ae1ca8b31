import { bestLanguage, CountryCode } from '@uncac-petition/shared';
import { Hono, type Context } from 'hono';
import type { Deps } from '../deps.js';
import { preferredLanguages } from '../http/preferred-languages.js';
import { ProblemError } from '../http/problem.js';
import { calendar } from './calendar.js';
import { publishedOrProblem } from './or-problem.js';
import type { Petitions } from './petitions.js';
import { textsIn } from './published-petition.js';
import { historyView, milestonesView, positionsView } from './record-view.js';

/** The campaign's public record: positions of governments, and the steps towards the decision. */
export const recordRoutes = ({ config, petitions }: Pick<Deps, 'config'> & { readonly petitions: Petitions }) => {
  const read = (c: Context) => {
    const published = publishedOrProblem(petitions, c.req.param('petition') ?? '');
    const { languages, defaultLanguage } = published.settings;
    const wanted = [c.req.query('lang') ?? '', ...preferredLanguages(c.req.header('accept-language'))];
    c.header('cache-control', 'public, max-age=60, stale-while-revalidate=300, stale-if-error=86400');
    c.header('vary', 'Accept-Language');
    return { published, lang: bestLanguage(wanted, languages, defaultLanguage) };
  };

  return new Hono()
    .get('/v1/petitions/:petition/positions', (c) => {
      const { published, lang } = read(c);
      return c.json({ positions: positionsView(published, lang) });
    })
    .get('/v1/petitions/:petition/positions/:country', (c) => {
      const country = CountryCode.safeParse(c.req.param('country'));
      if (!country.success) throw new ProblemError('not-found', { detail: 'There is no such country.' });
      const { published, lang } = read(c);
      return c.json({ positions: historyView(published, country.data, lang) });
    })
    .get('/v1/petitions/:petition/milestones', (c) => {
      const { published, lang } = read(c);
      return c.json({ milestones: milestonesView(published, lang) });
    })
    .get('/v1/petitions/:petition/milestones.ics', (c) => {
      const { published, lang } = read(c);
      const frame = { ...published, lang, title: textsIn(published, lang).title, publicUrl: config.publicUrl };
      return c.body(calendar(frame, milestonesView(published, lang)), 200, {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': `inline; filename="${published.petition}.ics"`,
      });
    });
};
