import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StartError } from '../config/start-error.js';

/**
 * Writes to a file that only its owner may read, which appears under its name once it is whole; without a file, to `out`.
 *
 * @throws StartError when the file can't be written
 */
export const writeOutput = async (
  chunks: AsyncIterable<string | Uint8Array>,
  file: string | undefined,
  out: Writable,
): Promise<void> => {
  if (file === undefined) {
    await pipeline(Readable.from(chunks), out, { end: false });
    return;
  }
  const part = `${file}.part`;
  const written = createWriteStream(part, { mode: 0o600 });
  try {
    await pipeline(Readable.from(chunks), written);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    if (error instanceof StartError || !isFileError(error)) throw error;
    throw new StartError(`The file ${file} can't be written: ${error.code}.`);
  }
};

const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error;
