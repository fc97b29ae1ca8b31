import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { campaignCommand, positionsCommand } from './campaign/index.js';
import { memberCommand } from './coalition/index.js';
import { readConfig, type Purpose } from './config/config.js';
import { demoEnvironment } from './config/demo.js';
import { environment } from './config/environment.js';
import { StartError } from './config/start-error.js';
import { tokenCommand } from './admission/index.js';
import { exportCommand, keyCommand, openCommand } from './delivery/index.js';
import type { Deps } from './deps.js';
import { openDeps } from './open-deps.js';
import { purgeCommand } from './purge.command.js';
import { reviewCommand } from './review/index.js';
import { startServer } from './serve.js';
import { mailCommand } from './mail/index.js';
import { recountCommand } from './tally/index.js';

const io = { out: process.stdout, err: process.stderr };

const print = (line: string) => void io.out.write(`${line}\n`);

/** Whoever reads has seen enough, as `head` has after ten lines: what is done is done, and nothing is wrong. */
io.out.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

/** On standard error, so that results can go elsewhere. */
const askOnTerminal = async (question: string): Promise<string> => {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
};

const configFor = (purpose: Purpose) => {
  const given = environment();
  return readConfig(purpose === 'server' ? given : demoEnvironment(given), purpose);
};

/** Gives a tool the database for as long as it works. */
const withDeps = async <T>(work: (deps: Deps) => Promise<T>): Promise<T> => {
  const deps = await openDeps(configFor('tool'));
  try {
    return await work(deps);
  } finally {
    await deps.database.close();
  }
};

const serve = async ({ demo = false }: { demo?: boolean }): Promise<void> => {
  const config = configFor(demo ? 'demo' : 'server');
  const server = await startServer(await openDeps(config));
  const stop = () => void server.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  io.out.write(`Ready at ${config.publicUrl}\n`);
};

const program = new Command('uncac-petition')
  .description('Takes signatures, counts them once, shows public totals and hands them over.')
  .version(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version);

program
  .command('serve')
  .description('run the server')
  .option('--demo', 'with a development mailbox at /dev/mail, for this machine alone')
  .action(serve);
program.addCommand(campaignCommand({ withDeps, print }));
program.addCommand(memberCommand({ withDeps, ...io }));
program.addCommand(positionsCommand({ withDeps, print }));
program.addCommand(tokenCommand({ withDeps, ...io }));
program.addCommand(keyCommand({ withDeps, ...io }));
program.addCommand(exportCommand({ withDeps, ...io }));
program.addCommand(openCommand(io));
program.addCommand(reviewCommand({ withDeps, ...io, ask: process.stdin.isTTY ? askOnTerminal : undefined }));
program.addCommand(mailCommand({ withDeps, ...io, in: process.stdin }));
program.addCommand(recountCommand({ withDeps, ...io }));
program.addCommand(purgeCommand({ withDeps, ...io }));

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  io.err.write(`${error.message}\n`);
  process.exitCode = 1;
}
