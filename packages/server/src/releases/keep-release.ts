import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import type { Build } from './read-build.js';
import type { ReleasedFile } from './release.js';
import { deleteRelease, insertFiles, readRelease } from './widget-release.repository.js';

/**
 * Releases the build under its version, unless that was released before: pages may have pinned it, with its integrity.
 * Files that the release lacks are added, since the newer entry, served as the current one, asks for them there. A demo's
 * release follows its build.
 *
 * @returns what is released under the version
 */
export const keepRelease = async (
  { config, database, log }: Pick<Deps, 'config' | 'database' | 'log'>,
  { version, files }: Build,
): Promise<readonly ReleasedFile[]> => {
  const released = await transaction(database, async (tx) => {
    if (config.demo) await deleteRelease(tx, version);
    await insertFiles(tx, version, files);
    return readRelease(tx, version);
  });
  const integrities = new Map(released.map(({ path, integrity }) => [path, integrity]));
  const changed = files.filter(({ path, integrity }) => integrities.get(path) !== integrity).map(({ path }) => path);
  if (changed.length > 0)
    log.warn(
      { version, changed },
      'this build of the widget differs from the one released as its version, which stays',
    );
  return released;
};
