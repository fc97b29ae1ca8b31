import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedNode } from './pinned-node.mjs';

/** Installs what the lock file says, unless that has been done already. Quiet unless it fails. */
export async function installOnce(root) {
  const stampFile = join(root, 'node_modules', '.bootstrap-stamp');
  const stamp = installStamp(root);
  if (existsSync(pinnedNode(root)) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;

  console.error('Installing dependencies (the first time only) …');
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { exitCode, output } = await pnpmInstall(root, packageManager);
  if (exitCode !== 0) {
    console.error(output);
    throw new Error('The dependencies could not be installed; the reason is in the lines above.');
  }
  writeFileSync(stampFile, stamp);
}

/** Changes when another installation would put something else into node_modules. */
function installStamp(root) {
  const hash = createHash('sha256').update(process.platform + process.arch);
  for (const file of manifests(root)) hash.update('\0' + file + '\0').update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function manifests(root) {
  const packages = readdirSync(join(root, 'packages')).map((name) => join('packages', name, 'package.json'));
  return [
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'package.json',
    ...packages.sort(),
    'e2e/package.json',
    'bench/package.json',
  ].filter((file) => existsSync(join(root, file)));
}

/* `--prod=false`: with NODE_ENV=production pnpm would leave out the pinned Node.js. */
function pnpmInstall(root, packageManager) {
  const args = [
    '--yes',
    packageManager,
    'install',
    '--frozen-lockfile',
    '--prod=false',
    '--config.confirmModulesPurge=false',
  ];
  return new Promise((resolve) => {
    const child = spawn('npx', args, {
      cwd: root,
      env: withoutNpmRun(process.env),
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    const keep = (chunk) => (output += chunk);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ exitCode: 1, output: output + error.message }));
    child.on('close', (exitCode) => resolve({ exitCode, output }));
  });
}

/** `npm run` tells its children about itself; a package manager inside would take that for its own settings. */
export function withoutNpmRun(env) {
  const ofNpmRun =
    /^npm_(package_|lifecycle_|config_(local_prefix|prefix|global_prefix|user_agent|npm_version|node_gyp)$)|^npm_command$/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ofNpmRun.test(name)));
}
