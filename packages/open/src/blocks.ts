import { OpenError } from './open-error.js';

/** Opens the file from its start; it is read twice. */
export type ReadFile = () => AsyncIterable<Uint8Array>;

export const newline = 10;
const longestLine = 1_048_576;

/** The file in pieces that end with a line; the last one ends where the file does. */
export async function* blocksOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(newline) + 1;
    if (end > 0) yield joined(rest, chunk.subarray(0, end));
    rest = end > 0 ? chunk.slice(end) : joined(rest, chunk);
    if (rest.length > longestLine) throw new OpenError('not-an-export');
  }
  if (rest.length > 0) yield rest;
}

const joined = (first: Uint8Array, second: Uint8Array): Uint8Array => {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
};
