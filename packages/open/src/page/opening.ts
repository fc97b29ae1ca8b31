import type { ExportFormat } from '../export-format.js';
import { isProtected, readIdentities, unprotect } from '../identity-file.js';
import { OpenError, type OpenErrorCode } from '../open-error.js';
import { openFile } from './open-file.js';

/** Beside what the package itself finds wrong. */
type Missing = 'no-export' | 'no-identity' | 'no-passphrase';
export type OpeningProblem = OpenErrorCode | Missing | 'unreadable' | 'unexpected';

export type Opening =
  | { readonly status: 'idle' }
  | { readonly status: 'unlocking' }
  | { readonly status: 'working'; readonly done: number; readonly rows: number }
  | {
      readonly status: 'opened';
      readonly rows: number;
      readonly checked: boolean;
      /** Of the file to save. */
      readonly address: string;
      readonly fileName: string;
    }
  | { readonly status: 'failed'; readonly problem: OpeningProblem; readonly about: string };

/** An identity file that was chosen. */
export interface ChosenIdentity {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly isProtected: boolean;
}

export const readChosen = (files: readonly File[]): Promise<ChosenIdentity[]> =>
  Promise.all(
    files.map(async (file) => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      return { name: file.name, bytes, isProtected: isProtected(bytes) };
    }),
  );

export interface OpeningInput {
  readonly file: File | undefined;
  readonly chosen: readonly ChosenIdentity[];
  /** In the order of `chosen`; empty for those that need none. */
  readonly passphrases: readonly string[];
  readonly format: ExportFormat;
  readonly signal: AbortSignal;
}

/** Opens an export, and tells of each step. */
export const open = async (input: OpeningInput, tell: (opening: Opening) => void): Promise<void> => {
  try {
    tell(await opened(input, tell));
  } catch (error) {
    tell(input.signal.aborted ? { status: 'idle' } : { status: 'failed', ...problemOf(error) });
  }
};

const opened = async (input: OpeningInput, tell: (opening: Opening) => void): Promise<Opening> => {
  const { file, chosen, passphrases, format, signal } = input;
  if (file === undefined) return { status: 'failed', problem: 'no-export', about: '' };
  if (chosen.length === 0) return { status: 'failed', problem: 'no-identity', about: '' };
  const locked = chosen.find((one, at) => one.isProtected && passphrases[at] === '');
  if (locked !== undefined) return { status: 'failed', problem: 'no-passphrase', about: locked.name };
  if (chosen.some((one) => one.isProtected)) tell({ status: 'unlocking' });
  const identities: string[] = [];
  for (const [at, one] of chosen.entries()) {
    const plain = one.isProtected ? await unprotect(one.bytes, passphrases[at] ?? '', one.name) : one.bytes;
    identities.push(...readIdentities(plain, one.name));
  }
  const report = (done: number, rows: number) => tell({ status: 'working', done, rows });
  report(0, 0);
  const { content, rows, checked } = await openFile({ file, identities, format, signal, report });
  const fileName = `${file.name.replace(/\.[^.]*$/, '')}-opened.${format}`;
  return { status: 'opened', rows, checked, address: URL.createObjectURL(content), fileName };
};

const problemOf = (error: unknown): { problem: OpeningProblem; about: string } => {
  if (error instanceof OpenError) return { problem: error.code, about: error.about };
  const unreadable = error instanceof DOMException && ['NotReadableError', 'NotFoundError'].includes(error.name);
  return { problem: unreadable ? 'unreadable' : 'unexpected', about: '' };
};
