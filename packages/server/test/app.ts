import type { Hono } from 'hono';
import { createAdmissions } from '../src/admission/index.js';
import { createApp, type AppDeps } from '../src/app.js';
import type { Deps } from '../src/deps.js';
import { createSightings } from '../src/members/index.js';
import { openPetitions } from '../src/petitions/index.js';
import { createKeyring, linkToken } from '../src/signatures/index.js';
import { findSignature } from '../src/signatures/signature.repository.js';
import { createTotalsFeed, tick } from '../src/tally/index.js';

export interface TestApp {
  readonly app: Hono;
  readonly deps: AppDeps;
  /** Lets the tally and the live totals take one step each. */
  readonly count: () => Promise<void>;
  /** As a page of ours for frames does, unless another `origin` is given; so the member named is credited. */
  readonly post: (
    petition: string,
    body: unknown,
    headers?: Record<string, string>,
    socketAddress?: string,
  ) => Promise<Response>;
  /** Presses the button of the page behind a mail's link. */
  readonly confirm: (signature: string) => Promise<Response>;
}

/** The whole application around a database that holds its petitions already. */
export const openApp = async (deps: Deps, changes: Partial<AppDeps> = {}): Promise<TestApp> => {
  const petitions = await openPetitions(deps);
  const totals = createTotalsFeed({ ...deps, petitions });
  await totals.refresh();
  const keyring = createKeyring(deps, async (petition) => petitions.find(petition)?.recipientKeys ?? []);
  const appDeps: AppDeps = {
    ...deps,
    petitions,
    totals,
    keyring,
    admissions: createAdmissions(deps),
    sightings: createSightings(deps),
    checks: {},
    releases: undefined,
    openFolder: undefined,
    builderFolder: undefined,
    mailbox: undefined,
    maxStreams: 100,
    ...changes,
  };
  const app = createApp(appDeps);
  return {
    app,
    deps: appDeps,
    count: async () => {
      await tick(deps);
      await totals.refresh();
    },
    post: async (petition, body, headers = {}, socketAddress) =>
      app.request(
        `/v1/petitions/${petition}/signatures`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: deps.config.publicUrl, ...headers },
          body: JSON.stringify(body),
        },
        fromSocket(socketAddress),
      ),
    confirm: async (signature) =>
      app.request(`/confirm/${await tokenFor(deps, 'confirm-link', signature)}`, { method: 'POST' }),
  };
};

/** The token of a signature's link; of one that is gone, a token that leads nowhere. */
export const tokenFor = async (
  { database, keys }: Deps,
  purpose: Parameters<typeof linkToken>[1],
  signature: string,
): Promise<string> =>
  linkToken(keys, purpose, (await findSignature(database.reads, signature)) ?? { signature, posted_at: 0 });

/** The third argument of `app.request()` for a request that comes through a socket. */
export const fromSocket = (remoteAddress: string | undefined) =>
  remoteAddress === undefined ? {} : { incoming: { socket: { remoteAddress } } };

/** A body that signs, from an address of one's own. */
export const signatureBody = (address: string, changes: Record<string, unknown> = {}) => ({
  name: 'Amina Wanjiru',
  email: address,
  country: 'KE',
  kind: 'individual',
  lang: 'en',
  consent: true,
  ...changes,
});
