import { Hono } from 'hono';
import type { Deps } from '../deps.js';
import { clientAddress } from '../http/client-address.js';
import { publishedOrProblem, type Petitions } from '../petitions/index.js';
import type { Admissions } from './admissions.js';

export const challengeRoutes = (
  deps: Pick<Deps, 'config'> & { readonly petitions: Petitions; readonly admissions: Admissions },
) =>
  new Hono().get('/v1/petitions/:petition/challenge', async (c) => {
    const published = publishedOrProblem(deps.petitions, c.req.param('petition'));
    c.header('cache-control', 'no-store');
    return c.json(await deps.admissions.challenge(published, clientAddress(c, deps.config.trustedProxies)));
  });
