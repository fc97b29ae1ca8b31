import type { Deps } from './deps.js';

export type ForgetDeps = Pick<Deps, 'database' | 'clock' | 'config'>;

/** How many of what, in the words of an operator. */
export type Counts = Readonly<Record<string, number>>;

/** Something that must not be kept for ever. Each feature says what it forgets; `purge.ts` lists them. */
export interface Forgetting {
  /** Counts what is due, and changes nothing. */
  readonly due: (deps: ForgetDeps) => Promise<Counts>;
  /** Erases what is due, in batches; safe to interrupt, to repeat, and to run on several servers. */
  readonly forget: (deps: ForgetDeps) => Promise<Counts>;
}
