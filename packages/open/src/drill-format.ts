/** First line of a drill: a test row for each recipient key of a petition. */
export interface DrillHeaderLine {
  readonly type: 'drill';
  readonly version: 1;
  readonly petition: string;
  /** ISO 8601, UTC. */
  readonly begunAt: string;
}

/** A code, sealed as a name in a signature is, under a data key that is wrapped to one recipient key alone. */
export interface TestLine {
  readonly type: 'test';
  /** UUID. */
  readonly drill: string;
  readonly dataKey: string;
  /** Base64. */
  readonly sealed: string;
}
