import { createHash } from 'node:crypto';

/** Of random bytes in a token. */
export const secretBytes = 32;

/** A token as its holder has it: `up_<uuid>_<secret>`. */
export interface TokenText {
  readonly token: string;
  readonly secret: Uint8Array;
}

export const writeTokenText = ({ token, secret }: TokenText): string =>
  `up_${token}_${Buffer.from(secret).toString('base64url')}`;

/** @returns undefined when the text is not of that form */
export const readTokenText = (text: string): TokenText | undefined => {
  const [, token, encoded] = /^up_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_([\w-]{43})$/.exec(text) ?? [];
  return token === undefined || encoded === undefined
    ? undefined
    : { token, secret: Buffer.from(encoded, 'base64url') };
};

/** The secret is long and random, so one round of SHA-256 keeps it. */
export const hashSecret = (secret: Uint8Array): Buffer => createHash('sha256').update(secret).digest();
