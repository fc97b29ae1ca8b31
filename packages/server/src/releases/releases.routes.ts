import { paths } from '@uncac-petition/shared';
import { Hono } from 'hono';
import type { Config } from '../config/config.js';
import { answerFile } from '../http/served-file.js';
import { entry } from './release.js';
import type { Releases } from './releases.js';

const evergreen = 'public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800';
const immutable = 'public, max-age=31536000, immutable';
const listing = 'public, max-age=300, stale-if-error=604800';

/** The widget: `/widget/v1/…` as it is now, `/widget/1.0.0/…` as it was released; and what there is to pin. */
export const releaseRoutes = ({ config, releases }: { readonly config: Config; readonly releases: Releases }) =>
  new Hono()
    .get('/widget/:version/*', async (c, next) => {
      const version = c.req.param('version');
      const path = c.req.path.split('/').slice(3).join('/');
      const major = /^v(\d{1,6})$/.exec(version)?.[1];
      const file = await (major === undefined
        ? releases.find(version, path)
        : releases.findNewest(Number(major), path));
      return file === undefined ? next() : answerFile(c, file, major === undefined ? immutable : evergreen);
    })
    .get(paths.wellKnown, async (c) => {
      const { current, all } = releases;
      c.header('cache-control', listing);
      return c.json({
        widget: {
          ...current,
          entry: `${config.publicUrl}${paths.widgetRelease(current.version, entry)}`,
          released: await all(),
        },
      });
    });
