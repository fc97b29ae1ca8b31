import { paths } from '@uncac-petition/shared';
import { Hono, type Context } from 'hono';
import type { Html } from '../http/html.js';
import { neverKept } from '../http/never-kept.js';
import { confirm, findConfirmable, linkToken, type Confirmable, type SignatureRow } from '../signatures/index.js';
import { isAwaited } from '../tally/index.js';
import {
  alreadySignedPage,
  confirmedPage,
  confirmPage,
  expiredPage,
  withdrawnPage,
  type ConfirmContext,
} from './confirm-pages.js';
import { invalidLink, linkContext } from './link-context.js';
import type { PageDeps } from './page-deps.js';

type Found = Extract<Confirmable, { signature: SignatureRow }>;

/** The pages behind the links to confirm. Only POST acts: mail scanners open links. */
export const confirmRoutes = (deps: PageDeps) =>
  new Hono()
    .use('/confirm/*', neverKept)
    .get('/confirm/:token', async (c) => answer(c, deps, await findConfirmable(deps, c.req.param('token'))))
    .post('/confirm/:token', async (c) => answer(c, deps, await confirm(deps, c.req.param('token'))));

const answer = async (c: Context, deps: PageDeps, found: Confirmable) => {
  const context = found.state === 'invalid' ? undefined : linkContext(deps, found.signature);
  if (found.state === 'invalid' || context === undefined)
    return c.html(invalidLink(c.req.header('accept-language')), 404);
  return c.html(await pageFor(deps, found, context), found.state === 'expired' ? 410 : 200);
};

const pageFor = async (deps: PageDeps, { state, signature }: Found, context: ConfirmContext): Promise<Html> => {
  if (state === 'pending') return confirmPage(context);
  if (state === 'expired') return expiredPage(context);
  if (state === 'withdrawn') return withdrawnPage(context);
  const count = await countWith(deps, signature);
  if (state === 'duplicate') return alreadySignedPage(context, count);
  return confirmedPage(context, count, paths.mine(linkToken(deps.keys, 'mine-link', signature)));
};

/** The public total, and one more as long as the tally has not come to this signature: whoever signs is in the number they see. */
const countWith = async ({ database, totals }: PageDeps, { petition, signature }: SignatureRow): Promise<number> => {
  const current = totals.current(petition)?.totals;
  const awaited = await isAwaited(database.reads, signature, current?.sequence ?? 0);
  return (current?.signatures.total ?? 0) + (awaited ? 1 : 0);
};
