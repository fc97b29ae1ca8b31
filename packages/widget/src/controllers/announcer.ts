import type { Environment } from '../environment.js';

const quietMs = 60_000;

/** Decides when a new number may be read out: at most once a minute, and not the first one, which is read in its place. */
export class Announcer {
  #last: number | undefined;
  #spokenAt = 0;

  readonly #environmentOf: () => Environment;

  constructor(environmentOf: () => Environment) {
    this.#environmentOf = environmentOf;
  }

  mayAnnounce(number: number, typing: boolean): boolean {
    const now = this.#environmentOf().now();
    const first = this.#last === undefined;
    const quiet = typing || number === this.#last || now - this.#spokenAt < quietMs;
    if (!first && quiet) return false;
    this.#last = number;
    this.#spokenAt = now;
    return !first;
  }
}
