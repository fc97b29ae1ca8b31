import { Hono } from 'hono';
import { readOptionalBody } from '../http/body.js';
import { neverKept } from '../http/never-kept.js';
import { findMine, isErased } from '../signatures/index.js';
import { declinedPage, erasedPage, withdrawnPage } from './confirm-pages.js';
import { invalidLink, linkContext } from './link-context.js';
import { actOnMine } from './mine-actions.js';
import { minePage, type MineOutcome } from './mine-page.js';
import { mineView } from './mine-view.js';
import type { PageDeps } from './page-deps.js';

/** A signer's own signature: to see and to change. Only POST acts; without an action it withdraws. */
export const mineRoutes = (deps: PageDeps) =>
  new Hono()
    .use('/mine/*', neverKept)
    .get('/mine/:token', async (c) => {
      const { html, status } = await answer(deps, { signature: await findMine(deps, c.req.param('token')) });
      return c.html(html ?? invalidLink(deps, c.req.header('accept-language')), status);
    })
    .post('/mine/:token', async (c) => {
      const outcome = await actOnMine(deps, c.req.param('token'), await readOptionalBody(c));
      const { html, status } = await answer(deps, outcome);
      return c.html(html ?? invalidLink(deps, c.req.header('accept-language')), status);
    });

const answer = async (deps: PageDeps, { signature, ...outcome }: MineOutcome) => {
  const context = signature && linkContext(deps, signature);
  if (signature === undefined || context === undefined) return { html: undefined, status: 404 } as const;
  if (signature.withdrawn_at !== null) return { html: withdrawnPage(context), status: 200 } as const;
  if (signature.status === 'declined') return { html: declinedPage(context), status: 200 } as const;
  if (isErased(signature)) return { html: erasedPage(context), status: 200 } as const;
  const view = await mineView(deps, signature);
  return { html: minePage(view, outcome), status: outcome.error === undefined ? 200 : 422 } as const;
};
