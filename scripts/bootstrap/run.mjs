import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installOnce, withoutNpmRun } from './install.mjs';
import { pinnedNode } from './pinned-node.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a TypeScript file on the pinned Node.js and gives its exit code. */
export async function run([script, ...args]) {
  if (script === undefined) throw new Error('Usage: node scripts/bootstrap.mjs SCRIPT.ts [ARGUMENT…]');
  await installOnce(root);
  const node = pinnedNode(root);
  const tsx = pathToFileURL(createRequire(join(root, 'package.json')).resolve('tsx')).href;
  const child = spawn(node, ['--import', tsx, resolve(script), ...args], {
    stdio: 'inherit',
    env: {
      ...withoutNpmRun(process.env),
      PATH: [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
    },
  });
  forwardSignals(child);
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (exitCode, signal) => done(exitCode ?? 128 + constants.signals[signal]));
  });
}

function forwardSignals(child) {
  // A terminal sends Ctrl-C to the child too; a second one would look like impatience.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  process.on('SIGTERM', () => child.kill('SIGTERM'));
}
