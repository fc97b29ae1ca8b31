import { base64 } from '@scure/base';
import { Decrypter } from 'age-encryption';
import type { Cryptography } from './cryptography.js';
import type { DrillHeaderLine, TestLine } from './drill-format.js';
import type { KeyLine } from './export-format.js';
import { unseal } from './sealed.js';
import { rowPlace, type Personal } from './sealed-row.js';

/**
 * The codes that identities open in the file of a drill; none where they belong to no recipient key of the petition.
 *
 * @returns undefined when it is no such file
 */
export const openDrill = async (
  text: string,
  identities: readonly string[],
  cryptography: Cryptography,
): Promise<string[] | undefined> => {
  const lines = text
    .split('\n')
    .map(parsed)
    .filter((line) => line !== undefined);
  const [header] = lines;
  if (header?.type !== 'drill' || header.version !== 1) return undefined;
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  const tests = lines.filter((line) => line.type === 'test');
  const codes = tests.map(async ({ drill, dataKey, sealed }) => {
    const file = lines.find((line): line is KeyLine => line.type === 'key' && line.dataKey === dataKey);
    const key = file && (await unwrapped(decrypter, file.wrapped));
    const place = rowPlace({ petition: header.petition, signature: drill });
    return key && unseal<Personal>(cryptography, key, base64.decode(sealed), place)?.name;
  });
  return (await Promise.all(codes)).filter((code) => code !== undefined);
};

const parsed = (line: string): DrillHeaderLine | KeyLine | TestLine | undefined => {
  try {
    return JSON.parse(line) as DrillHeaderLine | KeyLine | TestLine;
  } catch {
    return undefined;
  }
};

/** Most test rows are for others. */
const unwrapped = async (decrypter: Decrypter, file: string): Promise<Uint8Array | undefined> => {
  try {
    return await decrypter.decrypt(base64.decode(file));
  } catch {
    return undefined;
  }
};
