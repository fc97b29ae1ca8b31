import type { Handover, PublicEntry, SignatureKind } from '@uncac-petition/shared';

export const exportFormats = ['jsonl', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportVersion = 1;

/** First line of a JSONL export. */
export interface HeaderLine {
  readonly type: 'export';
  readonly version: typeof exportVersion;
  readonly petition: string;
  readonly cutOff: {
    /** Index of the last tally entry that counts. */
    readonly sequence: number;
    /** ISO 8601, UTC; when that entry was made. */
    readonly asOf: string;
  };
  /** Where only the signatures of one country are exported. */
  readonly country?: string;
}

/** A data key, before the first row that uses it. */
export interface KeyLine {
  readonly type: 'key';
  readonly dataKey: string;
  /** An age file, base64; it holds the 32 bytes of the key. */
  readonly wrapped: string;
}

/** One signature. */
export interface SignatureLine {
  readonly type: 'signature';
  readonly signature: string;
  readonly kind: SignatureKind;
  readonly country: string;
  readonly member: string | null;
  readonly lang: string;
  /** ISO 8601 day, UTC, of the confirmation. */
  readonly day: string;
  readonly handover: Handover;
  readonly versions: {
    readonly petition: number;
    readonly privacy: number;
    readonly consent: number;
    readonly ask: { readonly ask: string; readonly version: number };
  };
  /** Null where nothing personal is stored. */
  readonly dataKey: string | null;
  /** As `sealed-row.ts` makes it, base64. */
  readonly sealed: string | null;
  /** In clear, of those who sign in public; nothing of them is sealed. */
  readonly entry?: PublicEntry;
}

/** Last line: without it, or with another hash, the file is not whole. */
export interface EndLine {
  readonly type: 'end';
  readonly rows: number;
  /** Counted at the cut-off, withdrawn or excluded since: rows + removedSince = the total at the cut-off. */
  readonly removedSince: number;
  /** Hexadecimal, over all bytes before this line. */
  readonly sha256: string;
}

/** Columns of a CSV export; each row can be opened by itself. */
export const csvColumns = [
  'petition',
  'signature',
  'kind',
  'country',
  'member',
  'lang',
  'day',
  'handover',
  'petitionVersion',
  'privacyVersion',
  'consentVersion',
  'ask',
  'askVersion',
  'dataKey',
  'wrapped',
  'sealed',
] as const;

/** After the others; not in files from before anybody could sign in public. JSON of a `PublicEntry`, or empty. */
export const csvEntryColumn = 'entry';
export type CsvRecord = Readonly<Record<(typeof csvColumns)[number], string> & { entry?: string }>;
