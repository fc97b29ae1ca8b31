import type { ExportFormat } from '../export-format.js';
import { openExport } from '../open-export.js';
import { nobleCryptography } from './noble-cryptography.js';
import { createPace, type Breathe } from './pace.js';

const pieceBytes = 65_536;
const partChars = 1_048_576;

export interface OpenFileRequest {
  readonly file: File;
  readonly identities: readonly string[];
  readonly format: ExportFormat;
  readonly signal: AbortSignal;
  /** @param done from 0 to 1 */
  readonly report: (done: number, rows: number) => void;
}

export interface OpenedFile {
  readonly content: Blob;
  readonly rows: number;
  /** Whether it had a checksum, which then was right. */
  readonly checked: boolean;
}

/**
 * Opens an export piece by piece: neither it nor the result is ever in memory as a whole, and the page stays alive.
 *
 * @throws OpenError, DOMException when the file can't be read or `signal` is aborted
 */
export const openFile = async (request: OpenFileRequest): Promise<OpenedFile> => {
  const { file, identities, format, signal, report } = request;
  const checked = (await file.slice(0, 1).text()) === '{';
  const breathe = createPace();
  const toRead = file.size * (checked ? 2 : 1);
  const parts: Blob[] = [];
  let [pending, rows, readBytes] = ['', 0, 0];
  // A look at the beginning alone ends before it is counted.
  const count = (bytes: number): void => {
    readBytes += bytes;
    report(Math.min(1, readBytes / toRead), rows);
  };
  const read = () => piecesOf(file, signal, breathe, count);
  for await (const opened of openExport(read, { identities, format, cryptography: nobleCryptography })) {
    rows += opened.rows;
    pending += opened.text;
    if (pending.length < partChars) continue;
    parts.push(new Blob([pending]));
    pending = '';
  }
  return { content: new Blob([...parts, pending]), rows, checked };
};

async function* piecesOf(
  file: File,
  signal: AbortSignal,
  breathe: Breathe,
  count: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      for (let from = 0; from < next.value.length; from += pieceBytes) {
        const piece = next.value.subarray(from, from + pieceBytes);
        yield piece;
        count(piece.length);
        await breathe();
        signal.throwIfAborted();
      }
    }
  } finally {
    await reader.cancel();
  }
}
