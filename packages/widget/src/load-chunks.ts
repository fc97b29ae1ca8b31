import type { Environment } from './environment.js';

/** Loads a file once; asks again where it did not come. */
const once = <Chunk>(load: () => Promise<Chunk>): (() => Promise<Chunk | undefined>) => {
  let loading: Promise<Chunk | undefined> | undefined;
  return () => (loading ??= load().catch(() => (loading = undefined)));
};

/** The form does without what has not come by then. */
const patienceMs = 5000;

/** Waits for what is loading, but not for long. By hand, since pages that bring an old `Promise` have no `race`. */
export const inTime = (environment: Environment, loading: Promise<unknown>): Promise<void> =>
  new Promise((go) => {
    environment.setTimeout(go, patienceMs);
    void loading.then(() => go());
  });

/** What comes beside and after the form. */
export const loadLater = once(() => import('./later.js'));
export type Later = typeof import('./later.js');

/** What organisations and parliamentarians sign with; only where a petition takes them. */
export const loadKinds = once(() => import('./kinds/kinds.js'));
export type Kinds = typeof import('./kinds/kinds.js');

/** What solves proofs of work; only for who begins to fill in a form. */
export const loadProver = once(() => import('./proof/prover.js'));
