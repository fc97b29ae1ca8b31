import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Release } from '@uncac-petition/shared';
import { z } from 'zod';
import type { ReleasedFile } from './release.js';

/** What the widget's build writes beside its files. */
const BuiltRelease = z.object({
  version: z.string(),
  integrity: z.string(),
  files: z.array(z.object({ path: z.string(), integrity: z.string() })),
});

/** The version of the widget that this server comes with. */
export interface Build extends Release {
  readonly files: readonly ReleasedFile[];
}

/** @param folder that the widget's build made, with its `release.json` */
export const readBuild = (folder: string): Build => {
  const read = (path: string) => readFileSync(join(folder, path));
  const { version, integrity, files } = BuiltRelease.parse(JSON.parse(read('release.json').toString()));
  return { version, integrity, files: files.map((file) => ({ ...file, content: read(file.path) })) };
};
