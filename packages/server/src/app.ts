import { Hono } from 'hono';
import { exportRoutes } from './delivery/index.js';
import { accessLog } from './http/access-log.js';
import { cors } from './http/cors.js';
import { failures } from './http/failures.js';
import { fileRoutes } from './http/files.routes.js';
import { healthRoutes, type Checks } from './http/health.routes.js';
import { openApi } from './http/openapi.js';
import { ProblemError } from './http/problem.js';
import { securityHeaders } from './http/security-headers.js';
import { devMailRoutes, type DevMailbox } from './mail/index.js';
import { pageRoutes, type PageDeps } from './pages/index.js';
import { petitionRoutes } from './petitions/index.js';
import { signatureRoutes } from './signatures/index.js';
import { totalsRoutes } from './tally/index.js';

export interface AppDeps extends PageDeps {
  /** What `/readyz` asks. */
  readonly checks: Checks;
  /** The widget's built files; undefined where it isn't served from here. */
  readonly widgetFolder: string | undefined;
  /** Only in a demo. */
  readonly mailbox: DevMailbox | undefined;
}

const widgetCache = 'public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800';

/** The whole server, without listening: `app.request()` is enough to test it. */
export const createApp = (deps: AppDeps): Hono => {
  const app = new Hono();
  app.use(accessLog(deps.log, deps.clock), securityHeaders(), cors());
  app.route('/', healthRoutes(deps.checks));
  app.get('/openapi.json', (c) => c.json(openApi(deps.config.publicUrl)));
  app.route('/', petitionRoutes(deps));
  app.route('/', signatureRoutes(deps));
  app.route('/', totalsRoutes(deps));
  app.route('/', exportRoutes(deps));
  app.route('/', pageRoutes(deps));
  if (deps.widgetFolder !== undefined) app.route('/', fileRoutes('/widget/v1', deps.widgetFolder, widgetCache));
  if (deps.mailbox !== undefined) app.route('/', devMailRoutes(deps.mailbox));
  app.notFound(() => {
    throw new ProblemError('not-found');
  });
  app.onError(failures(deps.log, () => deps.random.uuid(deps.clock.now())));
  return app;
};
