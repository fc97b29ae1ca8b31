import { Writable } from 'node:stream';
import { Command } from 'commander';
import { memberCommand } from '../src/coalition/index.js';
import { exportCommand, keyCommand, openCommand } from '../src/delivery/index.js';
import type { Deps } from '../src/deps.js';

/** Runs a command of exports and keys in this process. @returns what it wrote to standard output */
export const runCommand = async (
  deps: Deps,
  words: readonly string[],
  ask: (prompt: string) => Promise<string> = async () => '',
): Promise<string> => {
  const written: string[] = [];
  const out = new Writable({ write: (chunk, _encoding, done) => (written.push(String(chunk)), done()) });
  const err = new Writable({ write: (_chunk, _encoding, done) => done() });
  const context = { withDeps: <T>(fn: (given: Deps) => Promise<T>) => fn(deps), out, err };
  const program = new Command()
    .addCommand(exportCommand(context))
    .addCommand(openCommand(context, ask))
    .addCommand(keyCommand(context, ask));
  await program.parseAsync([...words], { from: 'user' });
  return written.join('');
};

/** Runs `member …` in this process. @returns what it wrote */
export const runMemberCommand = async (
  deps: Deps,
  words: readonly string[],
): Promise<{ readonly out: string; readonly err: string }> => {
  const written = { out: '', err: '' };
  const into = (stream: keyof typeof written) =>
    new Writable({ write: (chunk, _encoding, done) => ((written[stream] += String(chunk)), done()) });
  const context = { withDeps: <T>(fn: (given: Deps) => Promise<T>) => fn(deps), out: into('out'), err: into('err') };
  await memberCommand(context).parseAsync([...words], { from: 'user' });
  return written;
};
