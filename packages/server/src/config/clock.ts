/** Time, passed in so that tests decide what it is. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export const systemClock: Clock = { now: () => Date.now() };

const dayMs = 86_400_000;

/** The first moment of the day, UTC, in milliseconds since 1970. */
export const startOfDay = (milliseconds: number): number => milliseconds - (milliseconds % dayMs);

/** A moment as the contract writes it: ISO 8601, UTC, with milliseconds. */
export const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
