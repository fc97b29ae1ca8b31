import type { Release } from '@uncac-petition/shared';
import type { Deps } from '../deps.js';
import { servedFile, type ServedFile } from '../http/served-file.js';
import { isVersion, type ReleasedFile } from './release.js';
import { listReleases, readRelease } from './widget-release.repository.js';

/** Versions whose files are held in memory; each is a third of a megabyte. */
const mostHeld = 6;
/** The database is not asked again for what it did not have until then. */
const askAgainMs = 1_000;

export type Files = ReadonlyMap<string, ServedFile>;

export const toFiles = (files: readonly ReleasedFile[]): Files =>
  new Map(
    files.flatMap(({ path, content }) => {
      const file = servedFile(path, content);
      return file === undefined ? [] : [[path, file] as const];
    }),
  );

export interface StoredReleases {
  /** All versions that any server has released, in no order. */
  readonly list: () => Promise<readonly Release[]>;
  readonly find: (version: string, path: string) => Promise<ServedFile | undefined>;
}

/** What has been released, by whichever server; asks the database seldom, whatever is asked of it. */
export const createStoredReleases = ({ database, clock }: Pick<Deps, 'database' | 'clock'>): StoredReleases => {
  const seldom = <T>(ask: () => Promise<T>): (() => Promise<T>) => {
    let last: { readonly at: number; readonly answer: Promise<T> } | undefined;
    return () => {
      if (last !== undefined && clock.now() - last.at < askAgainMs) return last.answer;
      const asked = { at: clock.now(), answer: ask() };
      asked.answer.catch(() => last === asked && (last = undefined));
      return (last = asked).answer;
    };
  };
  const list = seldom(() => listReleases(database.reads));
  const held = new Map<string, { files: Files; readonly read: () => Promise<Files> }>();

  const hold = async (version: string) => {
    if (!isVersion(version) || !(await list()).some((release) => release.version === version)) return undefined;
    const one = held.get(version) ?? {
      files: new Map(),
      read: seldom(async () => toFiles(await readRelease(database.reads, version))),
    };
    // The one asked for last is the last to go.
    held.delete(version);
    held.set(version, one);
    for (const oldest of [...held.keys()].slice(0, -mostHeld)) held.delete(oldest);
    return one;
  };

  return {
    list,
    find: async (version, path) => {
      const known = held.get(version)?.files.get(path);
      if (known !== undefined) return known;
      const one = await hold(version);
      if (one === undefined) return undefined;
      one.files = await one.read();
      return one.files.get(path);
    },
  };
};
