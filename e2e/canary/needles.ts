import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes to look for, and what is known when they are found. */
export interface Needle {
  readonly bytes: Buffer;
  readonly tells: string;
}

/** An ASCII text in every form in which it may have been written down. */
export const formsOf = (text: string): Needle[] => {
  const bytes = Buffer.from(text);
  const each = (prefix: string) => [...bytes].map((byte) => prefix + byte.toString(16).toUpperCase()).join('');
  const forms = [
    bytes,
    Buffer.from(text.toUpperCase()),
    ...([0, 1, 2] as const).map((offset) => Buffer.from(base64Within(bytes, offset))),
    Buffer.from(bytes.toString('hex')),
    Buffer.from(bytes.toString('hex').toUpperCase()),
    Buffer.from(text, 'utf16le'),
    Buffer.from(text, 'utf16le').swap16(),
    Buffer.from(each('%')),
    Buffer.from(each('=')),
  ];
  return forms.map((form) => ({ bytes: form, tells: text }));
};

/** What of the bytes' base64 stays the same whatever comes before and after them; base64url too, without `+` and `/`. */
const base64Within = (bytes: Buffer, offset: 0 | 1 | 2): string => {
  const coded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
  return coded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
};

const filterBits = 22;

/** Looks for any number of needles in one pass: by their first four bytes, behind a filter. */
export const findNeedles = (needles: readonly Needle[]) => {
  const byStart = new Map<number, Needle[]>();
  const filter = new Uint8Array(2 ** filterBits);
  const slot = (start: number) => Math.imul(start, 0x9e37_79b1) >>> (32 - filterBits);
  for (const needle of needles) {
    const start = needle.bytes.readUInt32LE(0);
    byStart.set(start, [...(byStart.get(start) ?? []), needle]);
    filter[slot(start)] = 1;
  }
  /** @returns what the needles tell that are in these bytes */
  return (data: Buffer): Set<string> => {
    const found = new Set<string>();
    for (let at = 0; at + 4 <= data.length; at += 1) {
      const start = data.readUInt32LE(at);
      if (filter[slot(start)] === 0) continue;
      for (const { bytes, tells } of byStart.get(start) ?? [])
        if (data.subarray(at, at + bytes.length).equals(bytes)) found.add(tells);
    }
    return found;
  };
};

/** Every file below a folder. */
export const filesBelow = (folder: string): Buffer[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
