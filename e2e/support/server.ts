import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tsx = pathToFileURL(createRequire(join(root, 'package.json')).resolve('tsx')).href;
const mainServe = [join(root, 'packages/server/src/main.ts'), 'serve'];

/** The environment of a server, and nothing that the test run itself was given. */
export type ServerEnvironment = Readonly<Record<string, string>>;

export interface Exit {
  readonly code: number | null;
  readonly stderr: string;
}

/** A server in a process of its own, as an operator runs it. */
export interface ServerProcess {
  /** Rejects with what the server said when it ends before. */
  readonly ready: Promise<void>;
  readonly exit: Promise<Exit>;
  /** All that it has written so far. */
  readonly output: () => string;
  /** To the server and whatever runs it; harmless when it has ended. */
  readonly signal: (signal: NodeJS.Signals) => void;
}

export interface ServerOptions {
  /** A program that runs it, such as a tracer, with its arguments. */
  readonly under?: readonly string[];
  /** Another program than `serve`, with its arguments. */
  readonly program?: readonly string[];
}

/** Starts a server; whatever happens, it does not outlive this process. */
export const runServer = (
  env: ServerEnvironment,
  { under = [], program = mainServe }: ServerOptions = {},
): ServerProcess => {
  const [command = process.execPath, ...args] = [...under, process.execPath, '--import', tsx, ...program];
  const child = spawn(command, args, {
    cwd: root,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: a tracer that is killed lets its program run on.
    detached: true,
  });
  let stdout = '';
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => void (stderr += chunk.toString()));
  const signal = (name: NodeJS.Signals): void => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, name);
  };
  const kill = (): void => signal('SIGKILL');
  process.once('exit', kill);
  const exit = once(child, 'close').then(([code]): Exit => {
    process.removeListener('exit', kill);
    return { code: code as number | null, stderr };
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      if (stdout.includes('Ready at')) resolve();
    });
    void exit.then(({ code }) => reject(new Error(`The server ended with ${code}:\n${stdout}${stderr}`)));
  });
  // Nobody has to wait for it.
  ready.catch(() => {});
  return { ready, exit, signal, output: () => stdout + stderr };
};
