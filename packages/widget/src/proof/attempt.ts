import type { Challenge } from '@uncac-petition/shared';
import type { Environment } from '../environment.js';
import { request, type Outcome } from '../network/request.js';
import { writeJson } from '../network/write-json.js';
import { solve } from './solve.js';

const defaultRestSeconds = 10;
/** What is left then is for sending. */
const usableShareOfLife = 0.9;

/** One challenge on its way to a proof. */
export class Attempt {
  readonly url: string;
  /** The proof, or why there is none. */
  readonly outcome: Promise<Outcome<string>>;
  failed = false;
  /** Milliseconds since 1970: when it is time for another one. */
  overAt = Infinity;
  readonly #environment: Environment;
  readonly #stop = new AbortController();

  constructor(environment: Environment, url: string) {
    this.#environment = environment;
    this.url = url;
    this.outcome = this.#run();
  }

  stop(): void {
    this.#stop.abort();
  }

  async #run(): Promise<Outcome<string>> {
    const { signal } = this.#stop;
    const started = this.#environment.now();
    const outcome = await request<Challenge>(this.#environment, this.url, { signal, cache: 'no-store' });
    if (outcome.kind !== 'ok') return this.#fail(outcome);
    const { parameters, signature } = outcome.body;
    // The two clocks may differ by hours, so only what lies between two times of the server is used.
    const lifeMs = parameters.expiresAt * 1000 - parameters.data.issuedAt;
    this.overAt = started + lifeMs * usableShareOfLife;
    const solution = await solve(this.#environment, parameters, signal);
    if (!solution) return { kind: 'aborted' };
    const time = this.#environment.now() - started;
    const payload = { challenge: { parameters, signature }, solution: { ...solution, time } };
    return { kind: 'ok', body: btoa(writeJson(payload)) };
  }

  #fail(outcome: Exclude<Outcome<unknown>, { kind: 'ok' }>): Outcome<string> {
    const restSeconds = (outcome.kind === 'problem' && outcome.retryAfterSeconds) || defaultRestSeconds;
    this.failed = true;
    this.overAt = this.#environment.now() + restSeconds * 1000;
    return outcome;
  }
}
