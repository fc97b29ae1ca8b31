import { createHash } from 'node:crypto';
import type { KeyLine } from '@uncac-petition/open/format';

/** Lines of one JSONL export: every one but the last is hashed, and each key is told once. */
export interface JsonlWriter<Line> {
  readonly lines: (lines: readonly Line[]) => Buffer;
  /** Those of the wrapped keys, by their ids, that no line has told yet. */
  readonly keys: (wrapped: ReadonlyMap<string, Uint8Array>) => KeyLine[];
  /** Hexadecimal, over all lines so far. */
  readonly sha256: () => string;
}

export const jsonlWriter = <Line>(): JsonlWriter<Line> => {
  const hash = createHash('sha256');
  const told = new Set<string>();
  return {
    lines: (lines) => {
      const chunk = jsonLines(lines);
      hash.update(chunk);
      return chunk;
    },
    keys: (wrapped) => {
      const untold = [...wrapped].filter(([dataKey]) => !told.has(dataKey));
      for (const [dataKey] of untold) told.add(dataKey);
      return untold.map(([dataKey, file]) => ({ type: 'key', dataKey, wrapped: base64(file) }));
    },
    sha256: () => hash.digest('hex'),
  };
};

export const jsonLines = (lines: readonly unknown[]): Buffer =>
  Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));

export const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
