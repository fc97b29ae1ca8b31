import { blocksOf, newline, type ReadFile } from './blocks.js';
import type { Cryptography } from './cryptography.js';
import type { EndLine } from './export-format.js';
import { OpenError } from './open-error.js';

/**
 * Checks a JSONL export against its last line: the hash over all bytes before it, and the number of rows.
 *
 * @param type of the lines that are its rows
 * @throws OpenError when it was cut off or altered
 */
export const assertWhole = async (
  read: ReadFile,
  sha256: Cryptography['sha256'],
  type: 'signature' | 'contact',
): Promise<void> => {
  const rowStart = new TextEncoder().encode(`{"type":"${type}",`);
  const hash = sha256();
  let rows = 0;
  let last: Uint8Array = new Uint8Array();
  for await (const block of blocksOf(read())) {
    const lastStart = block.lastIndexOf(newline, -2) + 1;
    hash.update(last);
    hash.update(block.subarray(0, lastStart));
    rows += countLines(block, rowStart);
    last = block.slice(lastStart);
  }
  const end = parseEnd(last);
  if (end?.type !== 'end' || end.rows !== rows || end.sha256 !== hash.digest()) throw new OpenError('not-whole');
};

const countLines = (block: Uint8Array, lineStart: Uint8Array): number => {
  let count = 0;
  for (let start = 0; start < block.length;) {
    if (startsWith(block, start, lineStart)) count += 1;
    const end = block.indexOf(newline, start);
    start = end < 0 ? block.length : end + 1;
  }
  return count;
};

const startsWith = (bytes: Uint8Array, at: number, start: Uint8Array): boolean => {
  for (let index = 0; index < start.length; index += 1) if (bytes[at + index] !== start[index]) return false;
  return true;
};

const parseEnd = (line: Uint8Array): EndLine | undefined => {
  try {
    return JSON.parse(new TextDecoder().decode(line)) as EndLine;
  } catch {
    return undefined;
  }
};
