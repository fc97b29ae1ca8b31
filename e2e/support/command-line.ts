import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = join(fileURLToPath(new URL('../..', import.meta.url)), 'node_modules/.bin/uncac-petition');

/** Runs the command line. @returns what it writes to standard output @throws Error with its complaint */
export const runCommandLine = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> => {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let complaint = '';
  child.stdout.on('data', (chunk: Buffer) => void (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => void (complaint += chunk.toString()));
  const [exitCode] = (await once(child, 'close')) as [number | null];
  if (exitCode !== 0) throw new Error(`uncac-petition ${args.join(' ')} ended with ${exitCode}:\n${complaint}`);
  return output;
};
