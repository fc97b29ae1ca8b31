/** Loads a file once; asks again where it did not come. */
const once = <Chunk>(load: () => Promise<Chunk>): (() => Promise<Chunk | undefined>) => {
  let loading: Promise<Chunk | undefined> | undefined;
  return () => (loading ??= load().catch(() => (loading = undefined)));
};

/** What comes beside and after the form. */
export const loadLater = once(() => import('./later.js'));
export type Later = typeof import('./later.js');

/** What organisations and parliamentarians sign with; only where a petition takes them. */
export const loadKinds = once(() => import('./kinds/kinds.js'));
export type Kinds = typeof import('./kinds/kinds.js');

/** What solves proofs of work; only for who begins to fill in a form. */
export const loadProver = once(() => import('./proof/prover.js'));
