import { execFile } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findBinaries, type Owner } from './postgres-binaries.js';

/** Makes an empty cluster in a temporary folder and gives the folder. */
export const makeCluster = async (owner: Owner, password: string): Promise<string> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'postgres-'));
  const passwordFile = `${dataDir}.password`;
  const { initdb } = await findBinaries(owner);
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    for (const path of [dataDir, passwordFile]) giveTo(owner, path);
    await promisify(execFile)(initdb, [...initdbFlags, `--pgdata=${dataDir}`, `--pwfile=${passwordFile}`], {
      ...owner,
      cwd: dataDir,
      env: { LC_ALL: 'C', PATH: process.env['PATH'] },
    });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  return dataDir;
};

/** Only making the cluster goes without fsync; the server itself runs with it. */
const initdbFlags = [
  '--no-sync',
  '--no-instructions',
  '--username=postgres',
  '--auth=password',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];

const giveTo = ({ uid, gid }: Owner, path: string): void => {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
};
