import type { Environment } from '../environment.js';
import type { PageEnvironment, TotalsStream } from '../page-environment.js';

export interface SentRequest {
  readonly method: string;
  readonly url: URL;
  readonly init: RequestInit;
}

export type Answer = (request: SentRequest) => Response | Promise<Response>;

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });

/** A stream that says what a test tells it to. */
export class FakeStream extends EventTarget {
  readyState = 1;
  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
  }

  close(): void {
    this.readyState = 2;
  }

  say(totals: unknown): void {
    this.dispatchEvent(new MessageEvent('totals', { data: JSON.stringify(totals) }));
  }

  fail(forGood = false): void {
    if (forGood) this.readyState = 2;
    this.dispatchEvent(new Event('error'));
  }
}

/** Locks as the tabs of one origin share them. */
export class FakeLocks {
  readonly #queues = new Map<string, Promise<void>>();

  readonly request = async (name: string, signal: AbortSignal, whileHeld: () => Promise<void>): Promise<void> => {
    const before = this.#queues.get(name) ?? Promise.resolve();
    const turn = before.then(() =>
      signal.aborted ? Promise.reject(new DOMException('Aborted', 'AbortError')) : whileHeld(),
    );
    this.#queues.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  };
}

/** One tab: its clock stands still until it is told to go on, and its network is a list of answers. */
export class FakeEnvironment implements Environment, PageEnvironment {
  readonly page = this;
  readonly requests: SentRequest[] = [];
  readonly streams: FakeStream[] = [];
  readonly answers: [part: string, answer: Answer][] = [];
  languages: readonly string[] = ['en'];
  visible = true;
  copied: string[] = [];
  openStream: PageEnvironment['openStream'] = (url): TotalsStream => {
    const stream = new FakeStream(url);
    this.streams.push(stream);
    return stream;
  };
  requestLock: PageEnvironment['requestLock'] = new FakeLocks().request;
  copy: PageEnvironment['copy'] = async (text) => void this.copied.push(text);
  share: PageEnvironment['share'] = undefined;
  startWorker: Environment['startWorker'];
  nextTurn: Environment['nextTurn'];
  fetchMap: Environment['fetchMap'];
  #now = Date.UTC(2008, 10, 20, 14);
  #nextTimer = 1;
  readonly #timers = new Map<number, { readonly at: number; readonly run: () => void }>();
  readonly #visibility = new Set<(visible: boolean) => void>();
  readonly #online = new Set<() => void>();

  /** The newest answer for a part of the method and path wins. */
  on(part: string, answer: Answer): this {
    this.answers.unshift([part, answer]);
    return this;
  }

  sent(part: string): SentRequest[] {
    return this.requests.filter(({ method, url }) => `${method} ${url.pathname}`.endsWith(part));
  }

  get openStreams(): FakeStream[] {
    return this.streams.filter(({ readyState }) => readyState !== 2);
  }

  fetch = async (address: string, init: RequestInit): Promise<Response> => {
    const request = { method: init.method ?? 'GET', url: new URL(address), init };
    this.requests.push(request);
    const line = `${request.method} ${request.url.pathname}`;
    const answer = this.answers.find(([part]) => line.endsWith(part))?.[1];
    if (!answer) return json({ code: 'not-found' }, 404);
    const aborted = new Promise<never>((_, reject) =>
      init.signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError'))),
    );
    return Promise.race([answer(request), aborted]);
  };

  setTimeout(run: () => void, ms: number): number {
    this.#timers.set(this.#nextTimer, { at: this.#now + ms, run });
    return this.#nextTimer++;
  }

  clearTimeout(timer: number | undefined): void {
    if (timer !== undefined) this.#timers.delete(timer);
  }

  now(): number {
    return this.#now;
  }

  random(): number {
    return 0;
  }

  fillRandom(bytes: Uint8Array<ArrayBuffer>): void {
    crypto.getRandomValues(bytes);
  }

  onVisibility(changed: (visible: boolean) => void): () => void {
    this.#visibility.add(changed);
    return () => void this.#visibility.delete(changed);
  }

  onOnline(back: () => void): () => void {
    this.#online.add(back);
    return () => void this.#online.delete(back);
  }

  show(visible: boolean): void {
    this.visible = visible;
    for (const changed of this.#visibility) changed(visible);
  }

  goOnline(): void {
    for (const back of this.#online) back();
  }

  /** Lets time pass and what is due happen, with all that follows from it at once. */
  async pass(seconds: number): Promise<void> {
    const until = this.#now + seconds * 1000;
    for (let due = this.#due(until); due; due = this.#due(until)) {
      const [timer, { at, run }] = due;
      this.#timers.delete(timer);
      this.#now = Math.max(this.#now, at);
      run();
      await settle();
    }
    this.#now = until;
    await settle();
  }

  #due(until: number) {
    return [...this.#timers].filter(([, { at }]) => at <= until).sort(([, a], [, b]) => a.at - b.at)[0];
  }
}

/** Lets all that waits for nothing but its turn happen; some engines read answers on another thread, one after another. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) {
    await new Promise<void>(queueTask);
    await new Response('its turn').text();
  }
};

const queueTask = (run: () => void): void => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    run();
  };
  port2.postMessage(null);
};
