import { Hono } from 'hono';
import { readOptionalBody } from '../http/body.js';
import { neverKept } from '../http/never-kept.js';
import { findConfirmable } from '../signatures/index.js';
import { actOnEntry, confirmAnswer } from './confirm-answer.js';
import { invalidLink } from './link-context.js';
import type { PageDeps } from './page-deps.js';

/** The pages behind the links to confirm. Only POST acts: mail scanners open links. */
export const confirmRoutes = (deps: PageDeps) =>
  new Hono()
    .use('/confirm/*', neverKept)
    .get('/confirm/:token', async (c) => {
      const language = c.req.header('accept-language');
      const found = await findConfirmable(deps, c.req.param('token'));
      const { html, status } = await confirmAnswer(deps, found, { language, skip: Number(c.req.query('skip')) });
      return c.html(html ?? invalidLink(deps, language), status);
    })
    .post('/confirm/:token', async (c) => {
      const language = c.req.header('accept-language');
      const found = await actOnEntry(deps, c.req.param('token'), await readOptionalBody(c));
      const { html, status } = await confirmAnswer(deps, found, { language });
      return c.html(html ?? invalidLink(deps, language), status);
    });
