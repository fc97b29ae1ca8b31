import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { applyCampaign, openDeps, readCampaign, readConfig } from '@uncac-petition/server';
import { demoRecipient } from '../../packages/server/test/campaign.js';
import { startSmtp } from '../../packages/server/test/smtp.js';
import { threeFreePorts } from '../support/free-ports.js';
import { audit, settle, type Audit } from './audit.js';
import { startPetitionServer, type PetitionServer } from './petition-server.js';
import { seeded } from './seeded.js';
import { startSigners } from './signers.js';

const petition = 'review-mechanism';
const exampleCampaign = fileURLToPath(new URL('../../examples/campaign', import.meta.url));
/** How long a server lives before it is killed, at most. */
const lifeMs = 600;

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
    MAIL_PER_SECOND: '2000',
    MAIL_PER_DOMAIN_PER_SECOND: '2000',
    LOG_LEVEL: 'silent',
  };
  const { database } = await prepare(environment);
  let server: PetitionServer | undefined;
  const signers = startSigners(url, petition, smtp, random);
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      server = await startPetitionServer(environment);
      await pause(random() * lifeMs);
      await server.kill();
    }
    server = await startPetitionServer(environment);
    await signers.stopPosting();
    await settle(database, smtp, signers.promises);
    await pause(1_000); // the live totals of the last tick
    return await audit(database, petition, url, smtp, signers.promises);
  } finally {
    await signers.stop();
    await server?.kill();
    await smtp.close();
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
};

/** Applies the example campaign, sealed to a key of its own. */
const prepare = async (environment: Readonly<Record<string, string>>) => {
  const deps = await openDeps(readConfig(environment, 'server'));
  const { recipient } = await demoRecipient();
  const campaign = readCampaign(exampleCampaign);
  await applyCampaign(deps, {
    ...campaign,
    petition: { ...campaign.petition, recipientKeys: [{ key: recipient, holder: 'Chaos' }] },
  });
  return deps;
};
