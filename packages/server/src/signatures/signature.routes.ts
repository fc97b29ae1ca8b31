import { SignatureInput, type SignatureAccepted } from '@uncac-petition/shared';
import { Hono } from 'hono';
import type { Admissions } from '../admission/index.js';
import type { Deps } from '../deps.js';
import { readBody } from '../http/body.js';
import { clientAddress } from '../http/client-address.js';
import { readIdempotencyKey } from '../http/idempotency-key.js';
import { parseInput } from '../http/parse.js';
import { publishedOrProblem, type Petitions } from '../petitions/index.js';
import { sign, type SignDeps } from './sign.js';
import { signatureExists } from './signature.repository.js';

const accepted: SignatureAccepted = { status: 'confirmation-sent' };

export const signatureRoutes = (
  deps: SignDeps & Pick<Deps, 'config'> & { readonly petitions: Petitions; readonly admissions: Admissions },
) => {
  const isKnown = async (id: string | undefined) => id !== undefined && signatureExists(deps.database.reads, id);

  return new Hono().post('/v1/petitions/:petition/signatures', async (c) => {
    const published = publishedOrProblem(deps.petitions, c.req.param('petition'));
    c.header('cache-control', 'no-store');
    // A retry is known by its header alone, whatever its body is, even where it can't be read (promise 7).
    if (await isKnown(readIdempotencyKey(c, {}))) return c.json(accepted, 202);
    const body = await readBody(c);
    const id = readIdempotencyKey(c, body);
    if (await isKnown(id)) return c.json(accepted, 202);
    const input = parseInput(SignatureInput, body);
    const address = clientAddress(c, deps.config.trustedProxies);
    await sign(deps, published, input, await deps.admissions.admit(published, input, address), id);
    return c.json(accepted, 202);
  });
};
