import { SignatureInput, type SignatureAccepted } from '@uncac-petition/shared';
import { Hono, type Context } from 'hono';
import type { Admissions } from '../admission/index.js';
import type { Deps } from '../deps.js';
import { readBody } from '../http/body.js';
import { clientAddress } from '../http/client-address.js';
import { readIdempotencyKey } from '../http/idempotency-key.js';
import { parseInput } from '../http/parse.js';
import { postedFrom } from '../http/posted-from.js';
import { creditedMember, type Sightings } from '../members/index.js';
import { embeddableOrProblem, publishedOrProblem, type Petitions, type PublishedPetition } from '../petitions/index.js';
import { sign, type SignDeps } from './sign.js';
import { signatureExists } from './signature.repository.js';

const accepted: SignatureAccepted = { status: 'confirmation-sent' };

type SignatureDeps = SignDeps &
  Pick<Deps, 'config'> & {
    readonly petitions: Petitions;
    readonly admissions: Admissions;
    readonly sightings: Sightings;
  };

export const signatureRoutes = (deps: SignatureDeps) => {
  const isKnown = async (id: string | undefined) => id !== undefined && signatureExists(deps.database.reads, id);

  return new Hono().post('/v1/petitions/:petition/signatures', async (c) => {
    const published = publishedOrProblem(deps.petitions, c.req.param('petition'));
    c.header('cache-control', 'no-store');
    // A retry is known by its header alone, whatever its body is, even where it can't be read (promise 7).
    if (await isKnown(readIdempotencyKey(c, {}))) return c.json(accepted, 202);
    const body = await readBody(c);
    const id = readIdempotencyKey(c, body);
    if (await isKnown(id)) return c.json(accepted, 202);
    embeddableOrProblem(published, deps.config, postedFrom(c).origin);
    await signFromPage(deps, c, published, parseInput(SignatureInput, body), id);
    return c.json(accepted, 202);
  });
};

/** A page that names a member without being its own signs too, for nobody. */
const signFromPage = async (
  deps: SignatureDeps,
  c: Context,
  published: PublishedPetition,
  input: SignatureInput,
  id: string | undefined,
): Promise<void> => {
  const { config, admissions, sightings } = deps;
  const from = postedFrom(c);
  const member = creditedMember(published.members.get(input.member ?? ''), from, config.publicUrl);
  const admission = await admissions.admit(published, input, clientAddress(c, config.trustedProxies));
  await sign(deps, published, { ...input, member: member?.member }, admission, id);
  if (member !== undefined && from.origin !== undefined)
    sightings.see('signed', published.petition, member, from.origin);
};
