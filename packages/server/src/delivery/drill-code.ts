import { createHash } from 'node:crypto';

/** Without letters that are mistaken for digits, or for each other. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const characters = 16;
const inGroup = 4;

/** 80 random bits, to be read out on the telephone: `k3fq-90zt-…`. */
export const drillCode = (bytes: (count: number) => Uint8Array): string => {
  const text = [...bytes(characters)].map((byte) => alphabet[byte % alphabet.length]).join('');
  return text.replaceAll(new RegExp(`(.{${inGroup}})(?=.)`, 'g'), '$1-');
};

/** However it was written down. The code is long and random, so one round of SHA-256 keeps it. */
export const hashCode = (code: string): Buffer =>
  createHash('sha256')
    .update(
      code
        .toLowerCase()
        .replaceAll(/[^0-9a-z]/g, '')
        .replaceAll('o', '0')
        .replaceAll(/[il]/g, '1'),
    )
    .digest();
