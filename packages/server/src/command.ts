import type { Writable } from 'node:stream';
import type { Deps } from './deps.js';

/** Where a command writes: results to `out`, remarks to `err`. */
export interface Io {
  readonly out: Writable;
  readonly err: Writable;
}

/** Opens what a command needs, and closes it when `fn` is done. */
export type WithDeps = <T>(fn: (deps: Deps) => Promise<T>) => Promise<T>;

/** Something that a command can't do, told in one clear sentence and without a stack. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
