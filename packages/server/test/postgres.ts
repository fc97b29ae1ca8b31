import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeCluster } from './postgres-cluster.js';
import { findBinaries, ownerForPostgres, type Owner } from './postgres-binaries.js';

export interface PostgresServer {
  /** `postgres://…` of the database `postgres`, as its superuser. */
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** Ends it in order and deletes its data. */
  stop(): Promise<void>;
  /** Ends it as `kill -9` does; the data stay for the next `startPostgres({ port, dataDir })` of this process. */
  kill(): Promise<void>;
}

export interface PostgresOptions {
  /** Default: a free one. */
  readonly port?: number;
  /** That of a server started before; default: a new, empty cluster. */
  readonly dataDir?: string;
  /** Server settings, where a test wants others than the safe defaults. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** One for all servers of this process, so that a killed one can be started again. */
const password = randomBytes(16).toString('hex');

/** Starts a real PostgreSQL on loopback; as root it runs as `nobody`. */
export const startPostgres = async (options: PostgresOptions = {}): Promise<PostgresServer> => {
  const owner = ownerForPostgres();
  const dataDir = options.dataDir ?? (await makeCluster(owner, password));
  const port = options.port ?? (await freePort());
  const server = await launch(owner, dataDir, { port: String(port), ...options.settings });

  const discard = (): void => {
    server.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
  };
  process.once('exit', discard);
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    port,
    dataDir,
    // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients.
    stop: async () => {
      await end(server, 'SIGINT');
      process.off('exit', discard);
      discard();
    },
    kill: async () => {
      await end(server, 'SIGKILL');
      process.off('exit', discard);
    },
  };
};

const end = async (server: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill(signal);
  await ended;
};

const launch = async (
  owner: Owner,
  dataDir: string,
  settings: Readonly<Record<string, string>>,
  attemptsLeft = 50,
): Promise<ChildProcess> => {
  const { postgres } = await findBinaries(owner);
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '200', ...settings };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(postgres, ['-D', dataDir, ...flags], {
    ...owner,
    cwd: dataDir,
    env: { LC_ALL: 'C', PATH: process.env['PATH'] },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const log = await untilReady(server);
  if (log === undefined) return server;
  // The children of a server that was killed need a moment to notice.
  if (/still in use|lock file "postmaster.pid"/.test(log) && attemptsLeft > 0) {
    await sleep(100);
    return launch(owner, dataDir, settings, attemptsLeft - 1);
  }
  throw new Error(`PostgreSQL did not start:\n${log}`);
};

/** Gives what the server said where it ended instead. */
const untilReady = (server: ChildProcess): Promise<string | undefined> =>
  new Promise((resolve, reject) => {
    let log = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      // Read on when it is ready: a full pipe would stop the server.
      if (log.length < 100_000) log += chunk.toString();
      if (log.includes('ready to accept connections')) resolve(undefined);
    });
    server.once('error', reject);
    server.once('close', () => resolve(log));
  });

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
};
