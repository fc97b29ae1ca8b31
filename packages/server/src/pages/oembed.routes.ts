import { paths } from '@uncac-petition/shared';
import { Hono } from 'hono';
import { ProblemError } from '../http/problem.js';
import { frameAncestors, petitionView, publishedOrProblem } from '../petitions/index.js';
import { asXml, cacheAgeSeconds, oEmbed, readOEmbedUrl } from './oembed.js';
import type { PageDeps } from './page-deps.js';

/** How a page that is given a petition's address shows it (oEmbed 1.0, https://oembed.com). */
export const oEmbedRoutes = ({ petitions, config, clock }: PageDeps) =>
  new Hono().get(paths.oembed, (c) => {
    const format = c.req.query('format') ?? 'json';
    if (format !== 'json' && format !== 'xml') throw new ProblemError('format-not-implemented');
    const url = readOEmbedUrl(config.publicUrl, c.req.query('url') ?? '');
    if (url === undefined) throw new ProblemError('not-found', { detail: 'Only a petition’s page can be embedded.' });
    const published = publishedOrProblem(petitions, url.petition);
    const member = published.members.get(url.member ?? '');
    const view = petitionView(published, config, {
      languages: [url.lang ?? ''],
      member: member?.member,
      now: clock.now(),
    });
    const bounds = { maxwidth: bound(c.req.query('maxwidth')), maxheight: bound(c.req.query('maxheight')) };
    const isFramed = frameAncestors(published, member).length > 0;
    const answer = oEmbed(view, url, config.publicUrl, bounds, isFramed);
    c.header('cache-control', `public, max-age=${cacheAgeSeconds}`);
    if (format === 'json') return c.json(answer);
    return c.body(asXml(answer), 200, { 'content-type': 'text/xml; charset=utf-8' });
  });

/** What is no number bounds nothing. */
const bound = (text: string | undefined): number => {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : Infinity;
};
