import { paths } from '@uncac-petition/shared';
import { Hono, type Context } from 'hono';
import type { Html } from '../http/html.js';
import { preferredLanguages } from '../http/preferred-languages.js';
import { textsIn } from '../petitions/index.js';
import {
  confirm,
  findConfirmable,
  findMine,
  isErased,
  linkToken,
  withdraw,
  type Confirmable,
  type SignatureRow,
} from '../signatures/index.js';
import { isAwaited } from '../tally/index.js';
import { pageLanguage } from './catalogue.js';
import {
  alreadySignedPage,
  confirmedPage,
  confirmPage,
  erasedPage,
  expiredPage,
  invalidLinkPage,
  withdrawnPage,
  type ConfirmContext,
} from './confirm-pages.js';
import { minePage } from './mine-page.js';
import type { PageDeps } from './page-deps.js';

type Found = Extract<Confirmable, { signature: SignatureRow }>;

/** The pages behind the links in mails. Only POST acts: mail scanners open links. */
export const linkRoutes = (deps: PageDeps) =>
  new Hono()
    .use('/confirm/*', neverKept)
    .use('/mine/*', neverKept)
    .get('/confirm/:token', async (c) =>
      answer(c, deps, await findConfirmable(deps, c.req.param('token')), confirmPage),
    )
    .post('/confirm/:token', async (c) => answer(c, deps, await confirm(deps, c.req.param('token')), confirmPage))
    .get('/mine/:token', async (c) => mine(c, deps, await findMine(deps, c.req.param('token'))))
    .post('/mine/:token', async (c) => mine(c, deps, await withdraw(deps, c.req.param('token'))));

const neverKept = async (c: Context, next: () => Promise<void>): Promise<void> => {
  await next();
  c.header('cache-control', 'no-store');
  c.header('x-robots-tag', 'noindex');
};

const answer = async (c: Context, deps: PageDeps, found: Confirmable, pending: (context: ConfirmContext) => Html) => {
  if (found.state === 'invalid') return invalidLink(c);
  const context = contextOf(deps, found.signature);
  if (context === undefined) return invalidLink(c);
  return c.html(await pageFor(deps, found, context, pending), found.state === 'expired' ? 410 : 200);
};

const pageFor = async (
  deps: PageDeps,
  { state, signature }: Found,
  context: ConfirmContext,
  pending: (context: ConfirmContext) => Html,
): Promise<Html> => {
  if (state === 'pending') return pending(context);
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

const contextOf = (
  { petitions, config }: PageDeps,
  { petition, lang, member }: SignatureRow,
): ConfirmContext | undefined => {
  const published = petitions.find(petition);
  if (published === undefined) return undefined;
  const texts = textsIn(published, lang);
  const credited = member === null ? undefined : published.members.get(member);
  return {
    lang,
    petition,
    title: texts.title,
    back: credited?.url ? { name: credited.name, url: credited.url } : null,
    shareUrl: `${config.publicUrl}${paths.page(petition)}`,
    shareText: texts.share,
  };
};

const mine = (c: Context, deps: PageDeps, signature: SignatureRow | undefined) => {
  const context = signature && contextOf(deps, signature);
  if (signature === undefined || context === undefined) return invalidLink(c);
  if (signature.status === 'withdrawn') return c.html(withdrawnPage(context));
  if (isErased(signature)) return c.html(erasedPage(context));
  const member =
    signature.member === null
      ? null
      : (deps.petitions.find(signature.petition)?.members.get(signature.member)?.name ?? signature.member);
  return c.html(
    minePage({
      lang: signature.lang,
      title: context.title,
      country: signature.country,
      member,
      kind: signature.kind,
      status: signature.status,
      signedAt: signature.posted_at,
      hasSealed: signature.sealed !== null && signature.handover !== 'count-only',
      handover: signature.handover,
    }),
  );
};

const invalidLink = (c: Context) =>
  c.html(invalidLinkPage(pageLanguage(preferredLanguages(c.req.header('accept-language')))), 404);
