const sentences = {
  'not-an-export': () => 'This file is not an export.',
  'other-columns': () => 'This file is not an export: its columns are other ones.',
  'newer-version': () => 'This export was made by a newer version of this program.',
  'not-whole': () =>
    'This export is not whole: it was cut off or altered, so nothing of it was opened. Fetch it again.',
  'no-identity-fits': () => 'None of the identities given opens this export: it is sealed to other recipient keys.',
  'another-identity-needed': () =>
    'Some rows of this export are sealed to recipient keys that none of the identities given belongs to; give those identities too.',
  'key-missing': (row: string) => `The key of row ${row} is missing from this export.`,
  'row-altered': (row: string) => `Row ${row} can't be opened: it was altered.`,
  'not-an-identity': (file: string) =>
    `The file ${file} is not an age identity file: it needs lines that start with AGE-SECRET-KEY-1.`,
  'wrong-passphrase': (file: string) => `The passphrase does not open the identity file ${file}.`,
} as const;

export type OpenErrorCode = keyof typeof sentences;

/** Why something can't be opened: a code, for who says it in another language, and a sentence in English. */
export class OpenError extends Error {
  override readonly name = 'OpenError';
  readonly code: OpenErrorCode;
  /** The row or the file, where the sentence names one. */
  readonly about: string;

  constructor(code: OpenErrorCode, about = '') {
    super(sentences[code](about));
    this.code = code;
    this.about = about;
  }
}
