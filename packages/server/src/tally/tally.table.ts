import type { SignatureKind, TallyType } from '@uncac-petition/shared';

/** Something that changes the count; an entry of the tally once it has an index. */
export interface TallyEventTable {
  /** UUIDv7. */
  event: string;
  petition: string;
  signature: string;
  /** 1 for the first event of a signature, 2 for the next: what the tally orders by, since clocks of servers differ. */
  turn: number;
  type: TallyType;
  kind: SignatureKind;
  country: string;
  member: string | null;
  at: number;
  commitment: Uint8Array;
  /** Erased with the signature, so that the commitment no longer leads to it. */
  salt: Uint8Array | null;
  /** Gapless from 1 for each petition; null until the tally takes the event. */
  entry_index: number | null;
  /** Of an `exclude` or `restore`: why, and who decided; null for what a signer did. */
  reason: string | null;
  actor: string | null;
}

export interface TallyHeadTable {
  petition: string;
  sequence: number;
  as_of: number;
}

/** The fold of the tally, one row for each count. */
export interface TotalsTable {
  petition: string;
  /** Countries and members are counted for each kind by itself. */
  scope: 'kind' | `country/${SignatureKind}` | `member/${SignatureKind}`;
  place: string;
  count: number;
  peak: number;
}

declare module '../db/schema.js' {
  interface Schema {
    tally_event: TallyEventTable;
    tally_head: TallyHeadTable;
    totals: TotalsTable;
  }
}
