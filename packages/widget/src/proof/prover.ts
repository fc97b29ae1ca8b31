import type { Environment } from '../environment.js';
import type { Outcome } from '../network/request.js';
import { Attempt } from './attempt.js';

/** Has a proof of work ready by the time a form is sent; works on one at a time. */
export class Prover {
  readonly #environment: Environment;
  #attempt: Attempt | undefined;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /**
   * Starts on a proof, unless one that will do is there or on its way, or the last attempt failed a moment ago.
   *
   * @param url of the challenge
   */
  prepare(url: string): void {
    this.#current(url);
  }

  /** The proof, or why there is none. It stays the same until it gets old or is forgotten. */
  async take(url: string): Promise<Outcome<string>> {
    const current = this.#current(url);
    const attempt = current.failed ? this.#start(url) : current;
    const outcome = await attempt.outcome;
    const replaced = this.#attempt && this.#attempt !== attempt;
    return replaced ? this.take(url) : outcome;
  }

  /** Ends what is going on, and leaves what is there: it was used, or refused, or nobody needs it any more. */
  forget(): void {
    this.#attempt?.stop();
    this.#attempt = undefined;
  }

  #current(url: string): Attempt {
    const attempt = this.#attempt;
    const willDo = attempt?.url === url && this.#environment.now() < attempt.overAt;
    return willDo ? attempt : this.#start(url);
  }

  #start(url: string): Attempt {
    this.forget();
    return (this.#attempt = new Attempt(this.#environment, url));
  }
}
