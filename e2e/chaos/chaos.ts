import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { applyCampaign, openDeps, readCampaign, readConfig } from '@uncac-petition/server';
import { demoRecipient } from '../../packages/server/test/campaign.js';
import { startSmtp } from '../../packages/server/test/smtp.js';
import { threeFreePorts } from '../support/free-ports.js';
import { runServer, type ServerProcess } from '../support/server.js';
import { audit, settle, type Audit } from './audit.js';
import { seeded } from './seeded.js';
import { startSigners } from './signers.js';

const petition = 'review-mechanism';
const exampleCampaign = fileURLToPath(new URL('../../examples/campaign', import.meta.url));
/** How long a server lives before it is killed, at most. */
const lifeMs = 600;
/** One in five is killed while it starts. */
const earlyShare = 0.2;
const startMs = 900;

export interface ChaosOptions {
  readonly seed: number;
  readonly kills: number;
  /** `postgres://…`; a SQLite file of its own when left out. */
  readonly databaseUrl?: string;
}

/** Kills a server again and again while people sign and confirm, and then looks whether every promise was kept. */
export const runChaos = async ({ seed, kills, databaseUrl }: ChaosOptions): Promise<Audit> => {
  const random = seeded(seed);
  const dataDir = mkdtempSync(join(tmpdir(), 'uncac-chaos-'));
  const smtp = await startSmtp();
  const port = await threeFreePorts();
  const url = `http://127.0.0.1:${port}`;
  const environment = {
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl ?? join(dataDir, 'petition.sqlite'),
    SECRET: 'a secret for one run of chaos, and no other',
    SMTP_URL: smtp.url,
    MAIL_FROM: 'petition@campaign.example',
    MAIL_PER_ADDRESS: 'none',
    MAIL_PER_SECOND: '2000',
    MAIL_PER_DOMAIN_PER_SECOND: '2000',
    LOG_LEVEL: 'silent',
  };
  const { database } = await prepare(environment);
  const signers = startSigners(url, petition, smtp, random);
  let server: ServerProcess | undefined;
  const kill = async (): Promise<void> => {
    server?.signal('SIGKILL');
    await server?.exit;
  };
  try {
    for (let killed = 0; killed < kills; killed += 1) {
      server = runServer(environment);
      await live(server, random);
      await kill();
    }
    server = runServer(environment);
    await server.ready;
    await signers.stopPosting();
    await settle(database, smtp, signers.promises);
    await pause(1_000); // the live totals of the last tick
    return await audit(database, petition, url, smtp, signers.promises);
  } finally {
    await signers.stop();
    await kill();
    await smtp.close();
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
};

/** Until the moment to be killed. */
const live = async (server: ServerProcess, random: () => number): Promise<void> => {
  const early = random() < earlyShare;
  const moment = random();
  if (early) return pause(moment * startMs);
  await server.ready;
  await pause(moment * lifeMs);
};

/** Applies the example campaign, sealed to a key of its own. */
const prepare = async (environment: Readonly<Record<string, string>>) => {
  const deps = await openDeps(readConfig(environment, 'server'));
  const { recipient } = await demoRecipient();
  const campaign = readCampaign(exampleCampaign);
  await applyCampaign(deps, {
    ...campaign,
    petition: { ...campaign.petition, proofOfWork: false, recipientKeys: [{ key: recipient, holder: 'Chaos' }] },
  });
  return deps;
};
