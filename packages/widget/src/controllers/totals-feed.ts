import type { PublicTotals } from '@uncac-petition/shared';
import { totalsPath, totalsStreamPath } from '@uncac-petition/shared/constants';
import type { Environment } from '../environment.js';
import { request } from '../network/request.js';
import { browserPage, type PageEnvironment, type TotalsStream } from '../page-environment.js';

type Listener = (totals: PublicTotals) => void;

const defaultRefreshSeconds = 10;
const longestWaitSeconds = 300;
const closedStream = 2;

/**
 * The live totals of one petition, for all elements of the page.
 *
 * A stream holds one of the few connections that HTTP/1.1 allows to a host, so of all tabs of an origin only the one that
 * holds a lock has a stream; the others ask now and then. A page that can't be seen does neither.
 */
class TotalsFeed {
  readonly #environment: Environment;
  readonly #page: PageEnvironment;
  readonly #server: string;
  readonly #petition: string;
  latest: PublicTotals | undefined;
  readonly #listeners = new Set<Listener>();
  #running: AbortController | undefined;
  #stopWatching: (() => void) | undefined;
  #streaming = false;
  #failures = 0;
  #timer: number | undefined;

  constructor(environment: Environment, server: string, petition: string) {
    this.#environment = environment;
    this.#page = environment.page ?? browserPage;
    this.#server = server;
    this.#petition = petition;
  }

  join(listener: Listener): void {
    this.#listeners.add(listener);
    if (this.latest) listener(this.latest);
    if (this.#stopWatching) return;
    this.#stopWatching = this.#page.onVisibility((visible) => (visible ? this.#start() : this.#stop()));
    if (this.#page.visible) this.#start();
  }

  /** @returns whether nobody listens any more */
  leave(listener: Listener): boolean {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return false;
    this.#stop();
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    return true;
  }

  #start(): void {
    if (this.#running) return;
    const { signal } = (this.#running = new AbortController());
    void this.#poll(signal);
    void this.#queueForStream(signal);
  }

  #stop(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#streaming = false;
    this.#environment.clearTimeout(this.#timer);
  }

  async #poll(signal: AbortSignal): Promise<void> {
    const url = this.#server + totalsPath(this.#petition);
    const outcome = await request<PublicTotals>(this.#environment, url, { signal });
    if (signal.aborted) return;
    this.#failures = outcome.kind === 'ok' ? 0 : this.#failures + 1;
    if (outcome.kind === 'ok') this.#take(outcome.body);
    this.#pollLater(signal);
  }

  #pollLater(signal: AbortSignal): void {
    this.#environment.clearTimeout(this.#timer);
    if (this.#streaming) return;
    this.#timer = this.#environment.setTimeout(() => void this.#poll(signal), this.#waitMs());
  }

  /** Longer after failures, and never the same for two pages, so that they don't come all at once. */
  #waitMs(): number {
    const seconds = (this.latest?.refreshAfterSeconds ?? defaultRefreshSeconds) * 2 ** Math.min(this.#failures, 10);
    return Math.min(seconds, longestWaitSeconds) * 1000 * (1 + this.#environment.random() / 4);
  }

  async #queueForStream(signal: AbortSignal): Promise<void> {
    const { openStream, requestLock } = this.#page;
    if (!openStream || !requestLock) return;
    try {
      await requestLock(`uncac-petition:${this.#server}:${this.#petition}`, signal, () =>
        this.#stream(openStream(this.#server + totalsStreamPath(this.#petition)), signal),
      );
    } catch {
      // The wait was aborted, or this page may not use locks: asking now and then goes on as before.
      return;
    }
    if (signal.aborted) return;
    this.#environment.setTimeout(() => !signal.aborted && void this.#queueForStream(signal), longestWaitSeconds * 1000);
  }

  /** Settles when the stream is over for good. */
  #stream(stream: TotalsStream, signal: AbortSignal): Promise<void> {
    return new Promise((over) => {
      const end = () => {
        stream.close();
        over();
      };
      if (signal.aborted) return end();
      signal.addEventListener('abort', end);
      stream.addEventListener('totals', (event) => {
        // Only totals prove that the stream gets through: some proxies hold it back.
        this.#streaming = true;
        this.#environment.clearTimeout(this.#timer);
        this.#takeText((event as MessageEvent<string>).data);
      });
      stream.addEventListener('error', () => {
        if (signal.aborted) return;
        this.#streaming = false;
        this.#pollLater(signal);
        if (stream.readyState === closedStream) end();
      });
    });
  }

  #takeText(text: string): void {
    try {
      this.#take(JSON.parse(text) as PublicTotals);
    } catch {
      // A cut-off event; the next one is whole.
    }
  }

  #take(totals: PublicTotals): void {
    if (this.latest && totals.sequence < this.latest.sequence) return;
    this.latest = totals;
    for (const listener of this.#listeners) listener(totals);
  }
}

const feeds = new WeakMap<Environment, Map<string, TotalsFeed>>();

/** Listens to the live totals of a petition; elements of one page share what it takes. @returns a function that ends it */
export const followTotals = (
  environment: Environment,
  server: string,
  petition: string,
  listener: Listener,
): (() => void) => {
  const ofPage = feeds.get(environment) ?? new Map<string, TotalsFeed>();
  feeds.set(environment, ofPage);
  const key = `${server} ${petition}`;
  const feed = ofPage.get(key) ?? new TotalsFeed(environment, server, petition);
  ofPage.set(key, feed);
  feed.join(listener);
  return () => {
    if (feed.leave(listener)) ofPage.delete(key);
  };
};
