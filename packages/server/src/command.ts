import type { Writable } from 'node:stream';
import type { Deps } from './deps.js';

/** Where a command writes: results to `out`, remarks to `err`. */
export interface Io {
  readonly out: Writable;
  readonly err: Writable;
}

/** What a command that needs the database is given. */
export interface CommandContext extends Io {
  /** Opens what it needs, and closes it when `fn` is done. */
  readonly withDeps: <T>(fn: (deps: Deps) => Promise<T>) => Promise<T>;
}
