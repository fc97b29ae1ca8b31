/** The part of an `EventSource` that is used. */
export interface TotalsStream {
  readonly readyState: number;
  addEventListener(type: string, heard: (event: Event) => void): void;
  close(): void;
}

/** Network, time and randomness, so that tests replace them without touching the page's globals. */
export interface Environment {
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Undefined where the browser has no `EventSource`. */
  readonly openStream: ((url: string) => TotalsStream) | undefined;
  /**
   * Runs `whileHeld` once this page holds the lock; rejects when `signal` aborts the wait or locks are refused
   * (sandboxed frames). Undefined where there are no locks (plain http).
   */
  readonly requestLock: ((name: string, signal: AbortSignal, whileHeld: () => Promise<void>) => Promise<void>) | undefined;
  setTimeout(run: () => void, ms: number): number;
  clearTimeout(timer: number | undefined): void;
  /** Milliseconds since 1970. */
  now(): number;
  /** At least 0, less than 1; not secret. */
  random(): number;
  fillRandom(bytes: Uint8Array<ArrayBuffer>): void;
  /** The browser's languages, best first. */
  readonly languages: readonly string[];
  /** Whether the page can be seen. */
  readonly visible: boolean;
  /** @returns a function that ends the watch */
  onVisibility(changed: (visible: boolean) => void): () => void;
  /** @returns a function that ends the watch */
  onOnline(back: () => void): () => void;
  /** Undefined where the page may not use the clipboard. */
  readonly copy: ((text: string) => Promise<void>) | undefined;
  /** The device's own share sheet; undefined where there is none. */
  readonly share: ((data: ShareData) => Promise<void>) | undefined;
}

/** Listens to several events at once. @returns a function that ends it */
const listen = (entries: readonly (readonly [EventTarget, string, () => void])[]) => {
  for (const [target, type, run] of entries) target.addEventListener(type, run);
  return () => {
    for (const [target, type, run] of entries) target.removeEventListener(type, run);
  };
};

/** The browser's own. Nothing is looked up before it is used, so that importing works without a browser. */
export const browserEnvironment: Environment = {
  fetch: (url, init) => fetch(url, init),
  get openStream() {
    return typeof EventSource === 'undefined' ? undefined : (url: string) => new EventSource(url);
  },
  get requestLock() {
    const { locks } = navigator;
    return (locks as LockManager | undefined) && ((name: string, signal: AbortSignal, whileHeld: () => Promise<void>) => locks.request(name, { signal }, whileHeld));
  },
  setTimeout: (run, ms) => window.setTimeout(run, ms),
  clearTimeout: (timer) => window.clearTimeout(timer),
  now: () => Date.now(),
  random: () => Math.random(),
  fillRandom: (bytes) => void crypto.getRandomValues(bytes),
  get languages() {
    return navigator.languages;
  },
  get visible() {
    return !document.hidden;
  },
  onVisibility: (changed) => {
    const look = () => changed(!document.hidden);
    // A page that goes into the back-forward cache may still count as visible when it leaves.
    return listen([[document, 'visibilitychange', look], [window, 'pageshow', look], [window, 'pagehide', () => changed(false)]]);
  },
  onOnline: (back) => listen([[window, 'online', back]]),
  get copy() {
    const clipboard = navigator.clipboard as Clipboard | undefined;
    return clipboard && ((text: string) => clipboard.writeText(text));
  },
  get share() {
    return typeof navigator.share === 'function' ? (data: ShareData) => navigator.share(data) : undefined;
  },
};
