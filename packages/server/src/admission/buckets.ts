/** A token bucket: how many it holds when it is full, and how many come back. */
export interface BucketSettings {
  readonly capacity: number;
  readonly perSecond: number;
}

interface Bucket {
  readonly tokens: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Token buckets by key, in memory: what is not there is full. Moments are milliseconds since 1970. */
export interface Buckets {
  /** Takes tokens, down to none. */
  readonly take: (key: string, now: number, tokens?: number) => void;
  /** From 0, full, to 1, empty. */
  readonly strain: (key: string, now: number) => number;
  /** Seconds until there is a whole token; 0 when there is one. */
  readonly secondsToWait: (key: string, now: number) => number;
}

/** @param most how many are kept; the one that was used longest ago makes room */
export const createBuckets = ({ capacity, perSecond }: BucketSettings, most: number): Buckets => {
  const buckets = new Map<string, Bucket>();
  const tokensOf = (key: string, now: number): number => {
    const bucket = buckets.get(key);
    if (bucket === undefined) return capacity;
    return Math.min(capacity, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond);
  };
  return {
    take: (key, now, tokens = 1) => {
      const left = Math.max(0, tokensOf(key, now) - tokens);
      buckets.delete(key);
      const oldest = buckets.keys().next();
      if (buckets.size >= most && oldest.done !== true) buckets.delete(oldest.value);
      buckets.set(key, { tokens: left, at: now });
    },
    strain: (key, now) => 1 - tokensOf(key, now) / capacity,
    secondsToWait: (key, now) => Math.max(0, 1 - tokensOf(key, now)) / perSecond,
  };
};
