/**
 * All tables. Each feature adds its own by declaration merging in its `*.table.ts`, so that this shared layer knows none
 * of them.
 */
export interface Schema {}
