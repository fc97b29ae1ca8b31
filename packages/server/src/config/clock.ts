/** Time, passed in so that tests decide what it is. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A moment as the contract writes it: ISO 8601, UTC, with milliseconds. */
export const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
