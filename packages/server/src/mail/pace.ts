import type { Clock } from '../config/clock.js';

const longestWaitMs = 60_000;
const manyDomains = 1_000;

/** How many may go out now: what a second brings, at most one second's worth saved up. */
export const tokenBucket = (perSecond: number, clock: Clock) => {
  const capacity = Math.max(1, perSecond);
  let tokens = capacity;
  let filledAt = clock.now();
  const available = () => {
    const elapsedMs = clock.now() - filledAt;
    if (elapsedMs > 0) tokens = Math.min(capacity, tokens + (elapsedMs / 1_000) * perSecond);
    filledAt = clock.now();
    return tokens;
  };
  return {
    available,
    /** @returns false when there is none to take */
    take: (): boolean => {
      if (available() < 1) return false;
      tokens -= 1;
      return true;
    },
    isFull: () => available() === capacity,
  };
};

/** A bucket for each recipient domain, in memory only and no longer than needed. */
export const domainPace = (perSecond: number, clock: Clock) => {
  const domains = new Map<string, { bucket: ReturnType<typeof tokenBucket>; queueEndsAt: number }>();

  const forgetIdle = () => {
    for (const [domain, { bucket, queueEndsAt }] of domains) {
      if (bucket.isFull() && queueEndsAt <= clock.now()) domains.delete(domain);
    }
  };

  /** Takes a place for a mail. @returns 0 when it may go now, else after how many milliseconds to ask again */
  return (domain: string): number => {
    if (domains.size > manyDomains) forgetIdle();
    const now = clock.now();
    const entry = domains.get(domain) ?? { bucket: tokenBucket(perSecond, clock), queueEndsAt: now };
    domains.set(domain, entry);
    if (entry.bucket.take()) return 0;
    // Those that wait are spread behind each other; asking all of them again each time would cost a write for each.
    entry.queueEndsAt = Math.max(entry.queueEndsAt, now) + 1_000 / perSecond;
    return Math.min(Math.ceil(entry.queueEndsAt - now), longestWaitMs);
  };
};
