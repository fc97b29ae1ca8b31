import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const widget = join(root, 'packages/widget');
const forBuilding = { ...process.env, NODE_ENV: 'production' };

/** A project of somebody else, which has the packed widget and nothing of this workspace. */
export interface Project {
  readonly folder: string;
  /** The installed package. */
  readonly widget: string;
  /** Runs this on the files of the project; rejects with what it says. */
  readonly node: (...args: readonly string[]) => Promise<string>;
  readonly tsc: (...args: readonly string[]) => Promise<string>;
  /** @param app a folder with `index.html` */
  readonly vite: (app: string) => Promise<string>;
  readonly write: (path: string, text: string) => void;
  readonly copy: (example: string) => void;
  readonly remove: () => void;
}

/** What the examples use; the project takes them as they are installed here. */
const frameworks = ['react', 'react-dom', '@types/react', '@types/react-dom', 'vue', '@vitejs/plugin-vue'];

const packageManager = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { packageManager: string })
  .packageManager;

const binOf = (name: string, file: string): string =>
  join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file);

/** As it would be published. @returns the archive */
const pack = async (into: string): Promise<string> => {
  await run('npx', ['--yes', packageManager, 'pack', '--pack-destination', into], { cwd: widget });
  const archive = readdirSync(into).find((file) => file.endsWith('.tgz'));
  if (archive === undefined) throw new Error('Nothing was packed.');
  return join(into, archive);
};

const said = (error: unknown): string =>
  error instanceof Error ? [error.message, Reflect.get(error, 'stdout')].join('\n') : String(error);
const output = async (command: string, args: readonly string[], cwd: string): Promise<string> => {
  try {
    return (await run(command, [...args], { cwd, env: forBuilding })).stdout;
  } catch (error) {
    throw new Error(said(error), { cause: error });
  }
};

/** From the registry, as anybody does; where none can be reached, with the dependencies that are installed here. */
const install = async (folder: string, archive: string): Promise<void> => {
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--fetch-retries=0'];
  try {
    await run('npm', ['install', ...flags, archive], { cwd: folder, timeout: 60_000 });
  } catch {
    console.log('No registry can be reached: the packed widget is laid into the project by hand.');
    const target = join(folder, 'node_modules/@uncac-petition/widget');
    mkdirSync(target, { recursive: true });
    await run('tar', ['-xzf', archive, '-C', target, '--strip-components=1']);
    symlinkSync(join(widget, 'node_modules/lit'), join(folder, 'node_modules/lit'));
  }
};

const link = (folder: string, name: string): void => {
  const target = join(folder, 'node_modules', name);
  mkdirSync(dirname(target), { recursive: true });
  symlinkSync(join(root, 'e2e/node_modules', name), target);
};

export const installWidget = async (): Promise<Project> => {
  const folder = mkdtempSync(join(tmpdir(), 'uncac-project-'));
  writeFileSync(join(folder, 'package.json'), '{ "name": "somebody-elses", "private": true, "type": "module" }');
  await install(folder, await pack(folder));
  for (const name of frameworks) link(folder, name);
  return {
    folder,
    widget: join(folder, 'node_modules/@uncac-petition/widget'),
    node: (...args) => output(process.execPath, args, folder),
    tsc: (...args) => output(process.execPath, [binOf('typescript', 'bin/tsc'), ...args], folder),
    vite: (app) => output(process.execPath, [binOf('vite', 'bin/vite.js'), 'build', app], folder),
    write: (path, text) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    copy: (example) => cpSync(join(root, 'examples', example), join(folder, example), { recursive: true }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
