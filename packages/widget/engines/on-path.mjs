import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @returns the first of these programs that is installed, or undefined */
export const onPath = (...names) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(existsSync);
