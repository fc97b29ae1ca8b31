import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runCommandLine } from './command-line.js';
import { threeFreePorts } from './free-ports.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pinnedNode = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
const tsx = pathToFileURL(createRequire(join(root, 'package.json')).resolve('tsx')).href;

/** The demo as `npm start` runs it, on ports and in a folder of its own. */
export interface Demo {
  /** Addresses without a final slash. */
  readonly server: string;
  readonly partnerA: string;
  readonly partnerB: string;
  /** Of the demo alone; gone after `stop`. */
  readonly dataDir: string;
  /** Ends it without warning. */
  readonly kill: () => Promise<void>;
  /** Starts it again after `kill`, on the same ports and data. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Runs the command line on the demo's data. @returns what it writes to standard output */
  readonly command: (...args: readonly string[]) => Promise<string>;
}

/** @throws Error with the demo's output when it does not get ready */
export const startDemo = async (): Promise<Demo> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'uncac-e2e-'));
  const port = await threeFreePorts();
  const env = { ...withoutTestRun(process.env), PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'warn' };
  let child = launch(env);
  const end = (signal: NodeJS.Signals) => endProcess(child, signal);
  const stop = async () => {
    await end('SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await ready(child);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    server: `http://localhost:${port}`,
    partnerA: `http://localhost:${port + 1}`,
    partnerB: `http://localhost:${port + 2}`,
    dataDir,
    kill: () => end('SIGKILL'),
    restart: () => ready((child = launch(env))),
    stop,
    command: (...args) => runCommandLine(args, { ...env, LOG_LEVEL: 'silent' }),
  };
};

/** The runner's own settings are none of the demo's business. */
const withoutTestRun = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(NODE_ENV|TEST|VITEST.*|SECRET|DATABASE_URL|SMTP_URL)$/.test(name)),
  );

const launch = (env: NodeJS.ProcessEnv): ChildProcess => {
  const child = spawn(pinnedNode, ['--import', tsx, join(root, 'scripts/start.ts')], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.removeListener('exit', kill));
  return child;
};

const ready = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let output = '';
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes('Ready.')) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      const ended = `The demo ended with ${code ?? signal}:\n${output}`;
      // Once it has been ready nobody waits for this promise, but a test that fails then needs the reason.
      if (!child.killed) console.error(ended);
      reject(new Error(ended));
    });
  });

const endProcess = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
};
