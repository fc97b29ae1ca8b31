/**
 * All tables. Each feature adds its own by declaration merging in its `*.table.ts`, so that this shared layer knows none
 * of them.
 */
// oxlint-disable-next-line no-empty-interface -- features fill it
export interface Schema {}
