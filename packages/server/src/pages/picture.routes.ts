import { Hono } from 'hono';
import { matches } from '../http/etag.js';
import { petitionView, publishedOrProblem } from '../petitions/index.js';
import type { PageDeps } from './page-deps.js';
import { pictureSays } from './picture-says.js';
import { createPictures } from './picture/pictures.js';
import { createRenderer } from './picture/renderer.js';

const cacheControl = 'public, max-age=60, stale-while-revalidate=300, stale-if-error=86400';

/** The picture that goes with a shared link: title, public total, goal, in the language that is asked for. */
export const pictureRoutes = ({ petitions, totals, config, clock }: PageDeps) => {
  const pictures = createPictures(clock, createRenderer());
  return new Hono().get('/p/:petition/picture.png', async (c) => {
    const published = publishedOrProblem(petitions, c.req.param('petition'));
    const view = petitionView(published, config, { languages: [c.req.query('lang') ?? ''], now: clock.now() });
    const said = pictureSays(view, totals.current(view.petition)?.totals, published.catalogues);
    const { etag, png } = pictures(`${view.petition} ${view.lang}`, said);
    const headers = { etag, 'cache-control': cacheControl };
    if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
    return c.body(await png, 200, { ...headers, 'content-type': 'image/png' });
  });
};
