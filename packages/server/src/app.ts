import { Hono } from 'hono';
import { except } from 'hono/combine';
import { challengeRoutes } from './admission/index.js';
import { groupsRoutes, logoRoutes, membersRoutes, memberTotalsRoutes } from './coalition/index.js';
import { exportRoutes } from './delivery/index.js';
import { accessLog } from './http/access-log.js';
import { failures } from './http/failures.js';
import { healthRoutes, type Checks } from './http/health.routes.js';
import { openApi } from './http/openapi.js';
import { openToAnyPage } from './http/open-to-any-page.js';
import { ProblemError } from './http/problem.js';
import { securityHeaders } from './http/security-headers.js';
import { devMailRoutes, type DevMailbox } from './mail/index.js';
import { builderRoutes, openRoutes, pageRoutes, problemPage, type PageDeps } from './pages/index.js';
import { localesRoutes, petitionRoutes, recordRoutes } from './petitions/index.js';
import { releaseRoutes, type Releases } from './releases/index.js';
import { signatureRoutes, supportersRoutes } from './signatures/index.js';
import { totalsRoutes } from './tally/index.js';

export interface AppDeps extends PageDeps {
  /** What `/readyz` asks. */
  readonly checks: Checks;
  /** Of the widget; undefined where it isn't served from here. */
  readonly releases: Releases | undefined;
  /** The built files of the page `/open`; undefined where it isn't served from here. */
  readonly openFolder: string | undefined;
  /** The built files of the page `/embed-builder`; undefined where it isn't served from here. */
  readonly builderFolder: string | undefined;
  /** Only in a demo. */
  readonly mailbox: DevMailbox | undefined;
  /** Live streams of totals at once. */
  readonly maxStreams: number;
}

/** Below `/v1/`, what is not public. */
const forHolders = ['/v1/petitions/:petition/export', '/v1/petitions/:petition/members/totals'];

/** The whole server, without listening: `app.request()` is enough to test it. */
export const createApp = (deps: AppDeps): Hono => {
  const app = new Hono();
  app.use(accessLog(deps.log, deps.clock), securityHeaders(deps.config.publicUrl));
  app.use('/v1/*', except(forHolders, openToAnyPage()));
  for (const path of ['/openapi.json', '/oembed', '/p/:petition/picture.png']) app.use(path, openToAnyPage());
  app.use('/widget/*', openToAnyPage());
  app.use('/.well-known/*', openToAnyPage());
  // Files of the page for frames, which has no origin where the frame is sandboxed.
  app.use('/frame/*', openToAnyPage());
  app.route('/', healthRoutes(deps.checks));
  const description = openApi(deps.config.publicUrl);
  app.get('/openapi.json', (c) => c.json(description));
  app.route('/', petitionRoutes(deps));
  app.route('/', recordRoutes(deps));
  app.route('/', localesRoutes(deps));
  app.route('/', groupsRoutes(deps));
  app.route('/', membersRoutes(deps));
  app.route('/', challengeRoutes(deps));
  app.route('/', signatureRoutes(deps));
  app.route('/', supportersRoutes(deps));
  app.route('/', totalsRoutes(deps));
  app.route('/', exportRoutes(deps));
  app.route('/', memberTotalsRoutes(deps));
  app.route('/', logoRoutes(deps));
  app.route('/', pageRoutes(deps));
  app.route('/', openRoutes(deps.openFolder));
  app.route('/', builderRoutes(deps, deps.builderFolder));
  const { config, releases } = deps;
  if (releases !== undefined) app.route('/', releaseRoutes({ config, releases }));
  if (deps.mailbox !== undefined) app.route('/', devMailRoutes(deps.mailbox));
  const fail = failures({
    log: deps.log,
    requestId: () => deps.random.uuid(deps.clock.now()),
    page: problemPage,
  });
  // Thrown from here it would pass by the headers, which are set as it goes out.
  app.notFound((c) => fail(new ProblemError('not-found'), c));
  app.onError(fail);
  return app;
};
