import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './files.js';

export interface CommandResult {
  readonly exitCode: number;
  readonly output: string;
  readonly seconds: number;
}

interface CommandOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Shows the output while it runs, instead of giving it back. */
  readonly show?: boolean;
}

/** Runs a command line with the binaries of the folder's node_modules at hand, as a package script would. */
export const runCommand = (command: string, options: CommandOptions = {}): Promise<CommandResult> => {
  const started = performance.now();
  const cwd = options.cwd ?? root;
  const path = [join(cwd, 'node_modules/.bin'), process.env['PATH']].join(delimiter);
  const child = spawn(command, {
    cwd,
    shell: true,
    env: { ...process.env, ...options.env, PATH: path },
    stdio: ['ignore', options.show ? 'inherit' : 'pipe', options.show ? 'inherit' : 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ exitCode: code ?? 1, output, seconds: (performance.now() - started) / 1000 });
    });
  });
};

/** Runs a script of a package's package.json. */
export const runScript = (folder: string, name: string, options: CommandOptions = {}): Promise<CommandResult> => {
  const cwd = join(root, folder);
  const { scripts } = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8')) as {
    scripts?: Record<string, string>;
  };
  const command = scripts?.[name];
  if (command === undefined) throw new Error(`${folder}/package.json has no script "${name}".`);
  return runCommand(command, { ...options, cwd });
};
