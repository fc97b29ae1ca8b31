/** The part of an `EventSource` that is used. */
export interface TotalsStream {
  readonly readyState: number;
  addEventListener(type: string, heard: (event: Event) => void): void;
  close(): void;
}

/** What live totals and sharing need of the browser. */
export interface PageEnvironment {
  /** Undefined where the browser has no `EventSource`. */
  readonly openStream: ((url: string) => TotalsStream) | undefined;
  /**
   * Runs `whileHeld` once this page holds the lock; rejects when `signal` aborts the wait or locks are refused
   * (sandboxed frames). Undefined where there are no locks (plain http).
   */
  readonly requestLock:
    | ((name: string, signal: AbortSignal, whileHeld: () => Promise<void>) => Promise<void>)
    | undefined;
  /** Whether the page can be seen. */
  readonly visible: boolean;
  /** @returns a function that ends the watch */
  onVisibility(changed: (visible: boolean) => void): () => void;
  /** Undefined where the page has no clipboard. */
  readonly copy: ((text: string) => Promise<void>) | undefined;
  /** The device's own share sheet; undefined where there is none. */
  readonly share: ((data: ShareData) => Promise<void>) | undefined;
}

export const browserPage: PageEnvironment = {
  get openStream() {
    return typeof EventSource === 'undefined' ? undefined : (url: string) => new EventSource(url);
  },
  get requestLock() {
    const locks = navigator.locks as LockManager | undefined;
    return (
      locks &&
      ((name: string, signal: AbortSignal, whileHeld: () => Promise<void>) =>
        locks.request(name, { signal }, whileHeld))
    );
  },
  get visible() {
    return !document.hidden;
  },
  onVisibility: (changed) => {
    const look = () => changed(!document.hidden);
    // A page that goes into the back-forward cache may still count as visible when it leaves.
    const leave = () => changed(false);
    document.addEventListener('visibilitychange', look);
    window.addEventListener('pageshow', look);
    window.addEventListener('pagehide', leave);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('pageshow', look);
      window.removeEventListener('pagehide', leave);
    };
  },
  get copy() {
    const clipboard = navigator.clipboard as Clipboard | undefined;
    return clipboard && ((text: string) => clipboard.writeText(text));
  },
  get share() {
    return typeof navigator.share === 'function' ? (data: ShareData) => navigator.share(data) : undefined;
  },
};
