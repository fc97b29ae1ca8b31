import { createHash } from 'node:crypto';
import type { Clock } from '../../config/clock.js';
import { draw, type Drawing, type Said } from './draw.js';
import type { Render } from './renderer.js';

export interface Picture {
  readonly etag: string;
  readonly png: Promise<Uint8Array<ArrayBuffer>>;
}

interface Kept extends Picture {
  /** Milliseconds since 1970. */
  readonly drawnAt: number;
}

/** A picture may lag behind the totals by this much: drawing one takes as long as hundreds of signatures. */
export const redrawAfterMs = 30_000;
/** About 50 KB each. */
const mostKept = 100;

/**
 * Keeps one picture for each petition and language, and draws it anew when what it says has changed, at most every
 * {@link redrawAfterMs}.
 */
export const createPictures = (clock: Clock, render: Render) => {
  const kept = new Map<string, Kept>();

  const keep = (key: string, drawing: Drawing, etag: string): Kept => {
    const picture = { etag, png: render(drawing), drawnAt: clock.now() };
    picture.png.catch(() => kept.delete(key));
    kept.delete(key);
    kept.set(key, picture);
    for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest);
    return picture;
  };

  /** @param key of the petition and the language */
  return (key: string, said: Said): Picture => {
    const last = kept.get(key);
    if (last !== undefined && clock.now() - last.drawnAt < redrawAfterMs) return last;
    const drawing = draw(said);
    const etag = `"${createHash('sha256').update(drawing.svg).digest('base64url').slice(0, 16)}"`;
    return last?.etag === etag ? last : keep(key, drawing, etag);
  };
};
