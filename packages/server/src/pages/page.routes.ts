import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { fileRoutes } from '../http/files.routes.js';
import { confirmRoutes } from './confirm.routes.js';
import { embedRoutes } from './embed.routes.js';
import { hostedRoutes } from './hosted.routes.js';
import { mineByMailRoutes } from './mine-by-mail.routes.js';
import { mineRoutes } from './mine.routes.js';
import { oEmbedRoutes } from './oembed.routes.js';
import type { PageDeps } from './page-deps.js';
import { pictureRoutes } from './picture.routes.js';
import { stopRoutes } from './stop.routes.js';

const folder = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** All pages of our own. */
export const pageRoutes = (deps: PageDeps) =>
  new Hono()
    .route('/', hostedRoutes(deps))
    .route('/', embedRoutes(deps))
    .route('/', oEmbedRoutes(deps))
    .route('/', pictureRoutes(deps))
    .route('/', mineByMailRoutes(deps))
    .route('/', confirmRoutes(deps))
    .route('/', mineRoutes(deps))
    .route('/', stopRoutes(deps))
    .route('/', fileRoutes('/assets', folder('assets'), 'public, max-age=3600'))
    .route('/', fileRoutes('/frame', folder('frame-assets'), 'public, max-age=3600'));
