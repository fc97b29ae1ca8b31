import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve as listen } from '@hono/node-server';
import { createAdmissions } from './admission/index.js';
import { createApp, type AppDeps } from './app.js';
import { createClearing } from './clearing.js';
import { StartError } from './config/start-error.js';
import { isWritable } from './db/health.repository.js';
import { transaction } from './db/transaction.js';
import type { Deps } from './deps.js';
import { connectionLimits, type ConnectionLimits } from './http/connection-limits.js';
import {
  defaultMailSettings,
  openDevMailbox,
  releaseClaims,
  smtpMailer,
  startMailWorker,
  type Compose,
} from './mail/index.js';
import { createSightings } from './members/index.js';
import { composeSignatureMail } from './pages/index.js';
import { checkRecipients, openPetitions } from './petitions/index.js';
import { purge } from './purge.js';
import { openReleases } from './releases/index.js';
import { createKeyring } from './signatures/index.js';
import { createTotalsFeed, startLoop, tick } from './tally/index.js';

/** DESIGN.md §3: the tally and each instance's view of it move at most this far apart. */
const tallyEveryMs = 300;
const totalsEveryMs = 300;
const purgeEveryMs = 60 * 60 * 1000;
const clearEveryMs = 10_000;
/** A tally that hasn't run for this long isn't alive. */
const tallyLateMs = 10_000;
const stopWithinMs = 10_000;
/** Who hasn't sent the whole request by then is cut off, so that there is time to close the rest in order. */
const answerWithinMs = 7_000;
const sweepEveryMs = 50;

export interface RunningServer {
  readonly port: number;
  /** Finishes what is in flight, within 10 s, and releases the database. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a server: routes, tally, live totals, mails.
 *
 * @param deps closed at stop
 * @param limits of connections
 * @param widget folder of the widget's build
 * @throws StartError when the port is taken, or the petitions can't be served
 */
export const startServer = async (
  deps: Deps,
  limits: ConnectionLimits = connectionLimits(deps.config.trustedProxies.rules.length > 0),
  widget: string | undefined = builtFolder('widget', 'release.json', deps),
): Promise<RunningServer> => {
  const petitions = await openPetitions(deps);
  checkRecipients(petitions.all(), { demo: deps.config.demo, log: deps.log });
  const keyring = createKeyring(deps, async (petition) => petitions.find(petition)?.recipientKeys ?? []);
  const totals = createTotalsFeed({ ...deps, petitions });
  await totals.refresh();
  const releases = widget === undefined ? undefined : await openReleases(deps, widget);

  const { smtpUrl } = deps.config;
  const mailbox = smtpUrl === undefined ? openDevMailbox(deps.config.dataDir, deps.keys['dev-mail']) : undefined;
  const mailer = mailbox ?? smtpMailer({ url: smtpUrl ?? '', mailFrom: deps.config.mailFrom, random: deps.random });
  const tallying = startLoop('tally', tallyEveryMs, () => tick(deps), deps.log);
  const watching = startLoop('totals', totalsEveryMs, totals.refresh, deps.log);
  const clearing = createClearing(deps);
  const purging = startLoop('purge', purgeEveryMs, () => purge(deps).finally(clearing.ask), deps.log);
  const clearingLoop = startLoop('clearing', clearEveryMs, clearing.step, deps.log);
  const compose: Compose = (job, stopToken) => composeSignatureMail({ ...deps, petitions }, job, stopToken);
  // What a server that was killed had claimed would wait for its lease to run out.
  if (deps.database.dialect.oneServer) await transaction(deps.database, releaseClaims);
  const mailing = startMailWorker(deps, {
    mailer,
    compose,
    settings: { ...defaultMailSettings, ...deps.config.mailPace, perAddress: deps.config.mailPerAddress },
  });

  const checks: AppDeps['checks'] = {
    database: () => isWritable(deps.database),
    tally: () => Date.now() - tallying.lastSuccess() < tallyLateMs,
  };
  const sightings = createSightings(deps);
  const app = createApp({
    ...deps,
    petitions,
    admissions: createAdmissions(deps),
    keyring,
    sightings,
    totals,
    mailbox,
    checks,
    maxStreams: limits.streams,
    releases,
    openFolder: builtFolder('open', 'index.html', deps),
    builderFolder: builtFolder('builder', 'index.html', deps),
  });

  const stopWork = async (): Promise<void> => {
    await Promise.all([tallying.stop(), watching.stop(), purging.stop(), clearingLoop.stop(), mailing.stop()]);
    mailer.close();
    keyring.drop();
    await sightings.settled();
    await deps.database.close();
  };
  try {
    const server = await startListening(app.fetch, deps, limits);
    return {
      port: (server.address() as AddressInfo).port,
      stop: () => within(stopWithinMs, stopAll(server, totals.close, stopWork)),
    };
  } catch (error) {
    await stopWork();
    throw error;
  }
};

/** What a package built for browsers; undefined where it did not, and then no page of a member can show the form. */
const builtFolder = (
  name: 'widget' | 'open' | 'builder',
  built: string,
  { log }: Pick<Deps, 'log'>,
): string | undefined => {
  const folder = fileURLToPath(new URL(`../../${name}/dist`, import.meta.url));
  if (existsSync(join(folder, built))) return folder;
  log.warn({ package: name }, 'not built, so not served: run `npm run build` in its package');
  return undefined;
};

const startListening = async (
  fetch: Parameters<typeof listen>[0]['fetch'],
  { config }: Deps,
  limits: ConnectionLimits,
): Promise<Server> => {
  const serverOptions = {
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.idleMs,
    connectionsCheckingInterval: limits.checkEveryMs,
  };
  const server = listen({ fetch, port: config.port, hostname: config.host, serverOptions }) as Server;
  server.timeout = limits.silentMs;
  server.maxRequestsPerSocket = limits.requestsPerConnection;
  server.maxConnections = limits.connections;
  try {
    await once(server, 'listening');
    return server;
  } catch (error) {
    const taken = Reflect.get(error as object, 'code') === 'EADDRINUSE';
    throw new StartError(
      taken
        ? `Port ${config.port} is already in use; set PORT to another one.`
        : `Can't listen on ${config.host}:${config.port}: ${(error as Error).message}.`,
    );
  }
};

const stopAll = async (server: Server, endStreams: () => void, stopWork: () => Promise<void>): Promise<void> => {
  const closed = once(server, 'close');
  server.close();
  endStreams();
  // Those that are answered meanwhile would be kept open for the next request.
  const sweep = setInterval(() => server.closeIdleConnections(), sweepEveryMs);
  const cut = setTimeout(() => server.closeAllConnections(), answerWithinMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
  await stopWork();
};

const within = async (milliseconds: number, work: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds - 500);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
};
