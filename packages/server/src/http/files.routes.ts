import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { answerFile, servedFile, type ServedFile } from './served-file.js';

/**
 * Serves the files of a folder, read once at start: there are few, and a path can't lead out of a list.
 *
 * @param base path below which they are served, such as `/assets`
 */
export const fileRoutes = (base: string, folder: string, cacheControl: string) => {
  const files = readFolder(folder);
  return new Hono().get(`${base}/*`, async (c, next) => {
    const file = files.get(c.req.path.slice(base.length + 1));
    return file === undefined ? next() : answerFile(c, file, cacheControl);
  });
};

const readFolder = (folder: string): ReadonlyMap<string, ServedFile> => {
  const files = new Map<string, ServedFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const file = servedFile(path, readFileSync(path));
    if (file !== undefined) files.set(path.slice(folder.length + 1).replaceAll('\\', '/'), file);
  }
  return files;
};
