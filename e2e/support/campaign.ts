import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { applyCampaign, makeIdentityFile, openDeps, readCampaign, readConfig } from '@uncac-petition/server';
import { paths, type PetitionFile } from '@uncac-petition/shared';
import { startSmtp, type TestSmtp } from '../../packages/server/test/smtp.js';
import { threeFreePorts } from './free-ports.js';
import { runServer, type ServerEnvironment, type ServerOptions, type ServerProcess } from './server.js';
import { petition } from './sign.js';

const exampleCampaign = fileURLToPath(new URL('../../examples/campaign', import.meta.url));

/** The example campaign in a SQLite file, and what a real server needs to serve it. */
export interface Campaign {
  /** Of the server, without a final slash. */
  readonly url: string;
  readonly folder: string;
  readonly environment: ServerEnvironment;
  readonly smtp: TestSmtp;
  /** Starts a server and waits until it is ready. */
  readonly serve: (options?: ServerOptions) => Promise<ServerProcess>;
  /** Answers with the status. */
  readonly sign: (email: string) => Promise<number>;
  readonly total: () => Promise<number>;
  /** Reads the database behind the server's back. @returns the values of each row, one after another */
  readonly rows: (query: string) => unknown[];
  /** Kills the servers and deletes everything. */
  readonly remove: () => Promise<void>;
}

export interface CampaignChanges {
  readonly environment?: ServerEnvironment;
  /** Settings of the petition. */
  readonly petition?: Partial<PetitionFile>;
}

export const makeCampaign = async (changes: CampaignChanges = {}): Promise<Campaign> => {
  const folder = mkdtempSync(join(tmpdir(), 'uncac-e2e-'));
  const smtp = await startSmtp();
  const port = await threeFreePorts();
  const url = `http://127.0.0.1:${port}`;
  const environment = {
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    DATA_DIR: folder,
    DATABASE_URL: join(folder, 'petition.sqlite'),
    SECRET: randomBytes(32).toString('base64url'),
    SMTP_URL: smtp.url,
    MAIL_FROM: 'petition@campaign.example',
    MAIL_PER_ADDRESS: 'none',
    LOG_LEVEL: 'warn',
    ...changes.environment,
  };
  const servers: ServerProcess[] = [];
  const remove = async (): Promise<void> => {
    for (const server of servers) server.signal('SIGKILL');
    await Promise.all(servers.map(({ exit }) => exit));
    await smtp.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await apply(environment, await makeIdentityFile(join(folder, 'identity.txt')), changes.petition);
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    url,
    folder,
    environment,
    smtp,
    serve: async (options) => {
      const server = runServer(environment, options);
      servers.push(server);
      await server.ready;
      return server;
    },
    sign: async (email) => {
      const response = await fetch(url + paths.signatures(petition), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: signatureBody(email),
      });
      await response.arrayBuffer();
      return response.status;
    },
    total: async () => {
      const totals = (await (await fetch(url + paths.totals(petition))).json()) as { signatures: { total: number } };
      return totals.signatures.total;
    },
    rows: (query) => readRows(environment.DATABASE_URL, query),
    remove,
  };
};

const readRows = (file: string, query: string): unknown[] => {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database
      .prepare(query)
      .all()
      .flatMap((row) => Object.values(row));
  } finally {
    database.close();
  }
};

export const signatureBody = (email: string): string =>
  JSON.stringify({ name: 'Amina Wanjiru', email, country: 'KE', kind: 'individual', lang: 'en', consent: true });

const apply = async (
  environment: ServerEnvironment,
  key: string,
  changes: Partial<PetitionFile> = {},
): Promise<void> => {
  const deps = await openDeps(readConfig(environment, 'server'));
  try {
    const campaign = readCampaign(exampleCampaign);
    await applyCampaign(deps, {
      ...campaign,
      // What these tests are about is what happens to a signature that is let in.
      petition: { ...campaign.petition, proofOfWork: false, ...changes, recipientKeys: [{ key, holder: 'Test' }] },
    });
  } finally {
    await deps.database.close();
  }
};
