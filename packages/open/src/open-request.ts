import type { Cryptography } from './cryptography.js';
import type { ExportFormat } from './export-format.js';

export interface OpenRequest {
  /** age identities: `AGE-SECRET-KEY-1…`. */
  readonly identities: readonly string[];
  /** Of what is written. */
  readonly format: ExportFormat;
  readonly cryptography: Cryptography;
}

/** Some rows as they are written. */
export interface OpenedRows {
  readonly text: string;
  readonly rows: number;
}
