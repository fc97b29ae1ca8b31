/** Of `uncac-sign` and `uncac-signed`. No event says anything about a person. */
export interface SignDetail {
  readonly petition: string;
  /** Empty where no member is named. */
  readonly member: string;
  /** Whether it was only tried out. */
  readonly preview: boolean;
}

/** Of `uncac-totals`. */
export interface TotalsDetail {
  readonly petition: string;
  /** Grows with the tally. */
  readonly sequence: number;
  readonly total: number;
}

/** Of `uncac-error`. */
export interface ErrorDetail {
  readonly petition: string;
  /** That of the answer, or `unreachable`. */
  readonly code: string;
}

/** What the elements fire; all bubble and are composed. */
export interface UncacEventMap {
  'uncac-sign': CustomEvent<SignDetail>;
  'uncac-signed': CustomEvent<SignDetail>;
  'uncac-totals': CustomEvent<TotalsDetail>;
  'uncac-error': CustomEvent<ErrorDetail>;
}

declare global {
  interface HTMLElementEventMap extends UncacEventMap {}
}
