import { MailboxInput } from '@uncac-petition/shared';
import { Hono, type Context } from 'hono';
import { readBody } from '../http/body.js';
import { clientAddress } from '../http/client-address.js';
import { neverKept } from '../http/never-kept.js';
import { parseInput } from '../http/parse.js';
import { preferredLanguages } from '../http/preferred-languages.js';
import { ProblemError } from '../http/problem.js';
import { petitionView, publishedOrProblem } from '../petitions/index.js';
import { askForMine } from '../signatures/index.js';
import { formNotice } from './form-notice.js';
import { mineByMailPage, mineByMailSentPage } from './mine-by-mail-pages.js';
import type { PageDeps } from './page-deps.js';

/** "Mail me my link", for who has lost the mail: one answer for all addresses (promise 5). */
export const mineByMailRoutes = (deps: PageDeps) => {
  const view = (c: Context) => {
    const published = publishedOrProblem(deps.petitions, c.req.param('petition') ?? '');
    const languages = [c.req.query('lang') ?? '', ...preferredLanguages(c.req.header('accept-language'))];
    const { lang, title, mail, ...shown } = petitionView(published, deps.config, { languages, now: deps.clock.now() });
    const others = Object.fromEntries(shown.languages.map((one) => [one, `?lang=${one}`]));
    const formToken = deps.admissions.formToken(published.petition);
    return {
      published,
      frame: { lang, title, catalogues: published.catalogues, languages: others },
      sender: `${mail.sender} <${mail.address}>`,
      formToken,
    };
  };

  return new Hono()
    .use('/p/:petition/mine', neverKept)
    .get('/p/:petition/mine', (c) => {
      const { published, frame, formToken } = view(c);
      return c.html(mineByMailPage(frame, published.petition, { typed: '', formToken }));
    })
    .post('/p/:petition/mine', async (c) => {
      const { published, frame, sender, formToken } = view(c);
      const body = await readBody(c);
      try {
        const { email } = parseInput(MailboxInput, body);
        const address = clientAddress(c, deps.config.trustedProxies);
        const nonce = await deps.admissions.admitForm(published.petition, body['formToken'], address);
        await askForMine(deps, published, { email, lang: frame.lang }, nonce);
        return c.html(mineByMailSentPage(frame, published.petition, sender), 202);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        const typed = typeof body['email'] === 'string' ? body['email'] : '';
        const notice = formNotice(error);
        const field = notice === undefined ? error.options.errors?.[0]?.code : undefined;
        for (const [name, value] of Object.entries(error.options.headers ?? {})) c.header(name, value);
        return c.html(
          mineByMailPage(frame, published.petition, { typed, error: field, notice, formToken }),
          error.code === 'overloaded' ? 503 : 422,
        );
      }
    });
};
