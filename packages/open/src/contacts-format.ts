import type { KeyLine } from './export-format.js';

export const contactsVersion = 1;

/** First line of an export of contact data, which is JSONL only. */
export interface ContactsHeaderLine {
  readonly type: 'contacts';
  readonly version: typeof contactsVersion;
  readonly petition: string;
  /** `lead`, or a member's slug after `member/`: who alone opens it. */
  readonly holder: string;
  /** ISO 8601, UTC. */
  readonly asOf: string;
}

/** How to reach one signer who opted in. */
export interface ContactLine {
  readonly type: 'contact';
  readonly contact: string;
  readonly dataKey: string;
  /** As `sealed-contact.ts` makes it, base64. */
  readonly sealed: string;
  /** Which sentence was agreed to, and when: an ISO 8601 day, UTC. */
  readonly consentText: string;
  readonly consentVersion: number;
  readonly consentDay: string;
}

/** One that may have been exported before, and must not be used any more. */
export interface WithdrawnContactLine {
  readonly type: 'withdrawn';
  readonly contact: string;
  /** ISO 8601 day, UTC. */
  readonly withdrawnDay: string;
}

/** Last line: without it, or with another hash, the file is not whole. */
export interface ContactsEndLine {
  readonly type: 'end';
  readonly rows: number;
  readonly withdrawn: number;
  /** Hexadecimal, over all bytes before this line. */
  readonly sha256: string;
}

export type ContactsLine = ContactsHeaderLine | KeyLine | ContactLine | WithdrawnContactLine | ContactsEndLine;
