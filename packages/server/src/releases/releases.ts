import type { Release } from '@uncac-petition/shared';
import type { Deps } from '../deps.js';
import type { ServedFile } from '../http/served-file.js';
import { keepRelease } from './keep-release.js';
import { readBuild } from './read-build.js';
import { majorOf, newestFirst } from './release.js';
import { createStoredReleases, toFiles } from './stored-releases.js';

/** Every released version of the widget. */
export interface Releases {
  /** The version that this server comes with. */
  readonly current: Release;
  /** The newest first. */
  readonly all: () => Promise<readonly Release[]>;
  /** A file of this very version, as it was released. */
  readonly find: (version: string, path: string) => Promise<ServedFile | undefined>;
  /** A file of the version that pages get who follow a major version: this server's own, else the newest there is. */
  readonly findNewest: (major: number, path: string) => Promise<ServedFile | undefined>;
}

/**
 * Releases the widget that this server comes with, and gives access to it and to all before it.
 *
 * @param folder that the widget's build made
 */
export const openReleases = async (
  deps: Pick<Deps, 'config' | 'database' | 'clock' | 'log'>,
  folder: string,
): Promise<Releases> => {
  const build = readBuild(folder);
  const released = toFiles(await keepRelease(deps, build));
  const built = toFiles(build.files);
  const stored = createStoredReleases(deps);

  const all = async () => (await stored.list()).toSorted(newestFirst);
  const find: Releases['find'] = async (version, path) =>
    (version === build.version ? released.get(path) : undefined) ?? stored.find(version, path);
  return {
    current: { version: build.version, integrity: build.integrity },
    all,
    find,
    findNewest: async (major, path) => {
      if (major === majorOf(build.version)) return built.get(path);
      const newest = (await all()).find(({ version }) => majorOf(version) === major);
      return newest && find(newest.version, path);
    },
  };
};
