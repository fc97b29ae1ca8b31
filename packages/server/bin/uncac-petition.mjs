#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';

const oldestMajor = 24;

if (Number(process.versions.node.split('.')[0]) >= oldestMajor) await runHere();
else runOnPinnedNode();

/** In the workspace the sources run as they are; a published package has only `dist`. */
async function runHere() {
  const sources = new URL('../src/main.ts', import.meta.url);
  if (!existsSync(sources)) return import(new URL('../dist/main.js', import.meta.url).href);
  const { register } = await import('tsx/esm/api');
  register();
  return import(sources.href);
}

function runOnPinnedNode() {
  const node = pinnedNode();
  if (node === undefined) {
    console.error(`uncac-petition needs Node.js ${oldestMajor} or newer and found ${process.version}.`);
    process.exitCode = 1;
    return;
  }
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' });
  // Ctrl-C reaches the child from the terminal too; a second one would look like impatience.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('close', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
}

function pinnedNode() {
  try {
    const workspace = createRequire(new URL('../../../package.json', import.meta.url));
    const node = join(
      dirname(workspace.resolve('node/package.json')),
      'bin',
      process.platform === 'win32' ? 'node.exe' : 'node',
    );
    return existsSync(node) ? node : undefined;
  } catch {
    return undefined;
  }
}
