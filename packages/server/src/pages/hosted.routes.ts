import { SignatureInput } from '@uncac-petition/shared';
import { Hono, type Context } from 'hono';
import { readBody } from '../http/body.js';
import { clientAddress } from '../http/client-address.js';
import { readIdempotencyKey } from '../http/idempotency-key.js';
import { parseInput } from '../http/parse.js';
import { postedFrom } from '../http/posted-from.js';
import { preferredLanguages } from '../http/preferred-languages.js';
import { ProblemError } from '../http/problem.js';
import { creditedOnOwnPage, originOf } from '../members/index.js';
import { petitionView, publishedOrProblem, textsIn, type PublishedPetition } from '../petitions/index.js';
import { sign, signatureExists } from '../signatures/index.js';
import { formNotice } from './form-notice.js';
import { hostedPage, sentPage, type HostedPage } from './hosted-page.js';
import type { PageDeps } from './page-deps.js';
import { privacyPage } from './privacy-page.js';

/** The petition and its privacy notice on pages of our own. */
export const hostedRoutes = (deps: PageDeps) => {
  const view = (c: Context) => {
    const published = publishedOrProblem(deps.petitions, c.req.param('petition') ?? '');
    const languages = [c.req.query('lang') ?? '', ...preferredLanguages(c.req.header('accept-language'))];
    return {
      published,
      view: petitionView(published, deps.config, { languages, member: c.req.query('member'), now: deps.clock.now() }),
    };
  };

  const signByForm = async (c: Context, published: PublishedPetition, body: Record<string, unknown>, id?: string) => {
    const input = parseInput(SignatureInput, body);
    const { publicUrl, trustedProxies } = deps.config;
    const admission = await deps.admissions.admit(published, input, clientAddress(c, trustedProxies));
    // The form may say what it likes: the address names the member, and it may say whose page it is.
    const member = creditedOnOwnPage(published.members.get(c.req.query('member') ?? ''), postedFrom(c), publicUrl);
    await sign(deps, published, { ...input, member: member?.member }, admission, id);
    if (member !== undefined) deps.sightings.see('signed', published.petition, member, originOf(publicUrl));
  };

  return new Hono()
    .get('/p/:petition', (c) => {
      c.header('cache-control', 'no-store');
      return c.html(hostedPage(blank(deps, view(c))));
    })
    .post('/p/:petition', async (c) => {
      const shown = view(c);
      const { published } = shown;
      const body = await readBody(c);
      const id = readIdempotencyKey(c, body);
      c.header('cache-control', 'no-store');
      try {
        const taken = id !== undefined && (await signatureExists(deps.database.reads, id));
        if (!taken) await signByForm(c, published, body, id);
        return c.html(sentPage(shown.view, published.catalogues), 202);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        for (const [name, value] of Object.entries(error.options.headers ?? {})) c.header(name, value);
        return c.html(hostedPage({ ...blank(deps, shown), ...returned(body, error) }), statusOf(error));
      }
    })
    .get('/p/:petition/privacy', (c) => {
      const { published, view: shown } = view(c);
      const { lang, title } = shown;
      const frame = { lang, title, catalogues: published.catalogues, languages: languageLinks(shown) };
      return c.html(privacyPage(frame, textsIn(published, lang).privacy));
    });
};

interface Shown {
  readonly published: PublishedPetition;
  readonly view: HostedPage['view'];
}

const blank = ({ clock, config, random, totals, admissions }: PageDeps, { published, view }: Shown): HostedPage => ({
  view,
  publicUrl: config.publicUrl,
  catalogues: published.catalogues,
  totals: totals.current(view.petition)?.totals,
  now: clock.now(),
  languages: languageLinks(view),
  typed: {},
  errors: [],
  notice: undefined,
  idempotencyKey: random.uuid(clock.now()),
  formToken: admissions.formToken(view.petition),
});

/** Everything that was typed, and the form's token unless it is what was wrong. */
const returned = (body: Record<string, unknown>, problem: ProblemError): Partial<HostedPage> => {
  const typed = typedText(body);
  const notice = formNotice(problem);
  const tokenIsGood = notice === undefined || problem.code === 'overloaded';
  return {
    typed,
    errors: notice === undefined ? (problem.options.errors ?? []) : [],
    notice,
    ...(tokenIsGood && typed['formToken'] !== undefined && { formToken: typed['formToken'] }),
  };
};

const statusOf = ({ code }: ProblemError) => {
  if (code === 'overloaded') return 503;
  return code === 'invalid-fields' ? 422 : 409;
};

/** Nothing else of the address is passed on. */
const languageLinks = ({ languages, member }: HostedPage['view']): Record<string, string> =>
  Object.fromEntries(
    languages.map((lang) => {
      const query = new URLSearchParams({ ...(member && { member: member.member }), lang });
      return [lang, `?${query.toString()}`];
    }),
  );

/** Boxes of one name that are ticked together become words of one text. */
const typedText = (body: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(body)
      .map(([field, value]) => [field, Array.isArray(value) && value.every(isText) ? value.join(' ') : value] as const)
      .filter((entry): entry is [string, string] => isText(entry[1])),
  );

const isText = (value: unknown): value is string => typeof value === 'string';
