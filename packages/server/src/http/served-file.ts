import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Context } from 'hono';
import { matches } from './etag.js';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
};

/** A file that does not change while it is held. */
export interface ServedFile {
  readonly body: Buffer<ArrayBuffer>;
  readonly gzipped: Buffer<ArrayBuffer>;
  /** Media type. */
  readonly type: string;
  readonly etag: string;
}

/** @returns undefined for a file of a kind that is not for browsers */
export const servedFile = (path: string, content: Uint8Array): ServedFile | undefined => {
  const type = contentTypes[extname(path)];
  if (type === undefined) return undefined;
  const body = Buffer.from(content);
  return {
    body,
    gzipped: Buffer.from(gzipSync(body, { level: 9 })),
    type,
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`,
  };
};

/** With an ETag, and gzipped where the browser takes it so. */
export const answerFile = (c: Context, file: ServedFile, cacheControl: string): Response => {
  const zipped = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
  const etag = zipped ? file.etag.replace(/"$/, '.gzip"') : file.etag;
  const headers = { etag, 'cache-control': cacheControl, vary: 'Accept-Encoding' };
  if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
  if (zipped) return c.body(file.gzipped, 200, { ...headers, 'content-type': file.type, 'content-encoding': 'gzip' });
  return c.body(file.body, 200, { ...headers, 'content-type': file.type });
};
