import { loadLater } from './load-chunks.js';
import type * as map from './map/map.js';
import type { PageEnvironment } from './page-environment.js';
import type { ProofWorker } from './proof/browser-threads.js';

/** Network, time and randomness, so that tests replace them without touching the page's globals. */
export interface Environment {
  fetch(url: string, init: RequestInit): Promise<Response>;
  setTimeout(run: () => void, ms: number): number;
  clearTimeout(timer: number | undefined): void;
  /** Milliseconds since 1970. */
  now(): number;
  /** At least 0, less than 1; not secret. */
  random(): number;
  fillRandom(bytes: Uint8Array<ArrayBuffer>): void;
  /** The browser's languages, best first. */
  readonly languages: readonly string[];
  /** @returns a function that ends the watch */
  onOnline(back: () => void): () => void;
  /** What the form can do without; the browser's own unless set. */
  readonly page?: PageEnvironment;
  /** Runs a script beside the page; the browser's own workers unless set. Throws where the page does not allow it. */
  readonly startWorker?: (source: string) => ProofWorker;
  /** Runs something once the page has had its turn; the browser's own queue of messages unless set. */
  readonly nextTurn?: (run: () => void) => void;
  /** Fetches what draws the map, or undefined where it does not come; our own file unless set. */
  readonly fetchMap?: () => Promise<typeof map | undefined>;
}

/** Whether it is the browser's own, and not one that the page has put in its place and that may refuse what it does not know. */
const isNative = (run: unknown): boolean => String(run).includes('[native code]');

/** The browser's own. Nothing is looked up before it is used, so that importing works without a browser. */
export const browserEnvironment: Environment = {
  fetch: async (url, init) => {
    try {
      return await fetch(url, init);
    } catch (error) {
      const later = isNative(fetch) || init.signal?.aborted ? undefined : await loadLater();
      if (!later) throw error;
      return later.fetchBeside(url, init);
    }
  },
  setTimeout: (run, ms) => window.setTimeout(run, ms),
  clearTimeout: (timer) => window.clearTimeout(timer),
  now: () => Date.now(),
  random: () => Math.random(),
  fillRandom: (bytes) => void crypto.getRandomValues(bytes),
  get languages() {
    return navigator.languages;
  },
  onOnline: (back) => {
    window.addEventListener('online', back);
    return () => window.removeEventListener('online', back);
  },
};
