import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { matches } from './etag.js';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
};

interface File {
  readonly body: Buffer<ArrayBuffer>;
  readonly gzipped: Buffer<ArrayBuffer>;
  readonly type: string;
  readonly etag: string;
}

/**
 * Serves the files of a folder, read once at start: there are few, and a path can't lead out of a list.
 *
 * @param base path below which they are served, such as `/widget/v1`
 */
export const fileRoutes = (base: string, folder: string, cacheControl: string) => {
  const files = readFolder(folder);
  return new Hono().get(`${base}/*`, async (c, next) => {
    const file = files.get(c.req.path.slice(base.length + 1));
    if (file === undefined) return next();
    const zipped = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
    const etag = zipped ? file.etag.replace(/"$/, '.gzip"') : file.etag;
    const headers = { etag, 'cache-control': cacheControl, vary: 'Accept-Encoding' };
    if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
    if (zipped) return c.body(file.gzipped, 200, { ...headers, 'content-type': file.type, 'content-encoding': 'gzip' });
    return c.body(file.body, 200, { ...headers, 'content-type': file.type });
  });
};

const readFolder = (folder: string): ReadonlyMap<string, File> => {
  const files = new Map<string, File>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = contentTypes[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const body = Buffer.from(readFileSync(path));
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`;
    files.set(path.slice(folder.length + 1).replaceAll('\\', '/'), {
      body,
      gzipped: Buffer.from(gzipSync(body, { level: 9 })),
      type,
      etag,
    });
  }
  return files;
};
