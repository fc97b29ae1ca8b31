const { subtle } = crypto;

const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const randomHex = (length: number) => toHex(crypto.getRandomValues(new Uint8Array(length)));

const fromHex = (hex: string) => (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));

/** The key of a counter, by the browser's own SHA-256. */
export const keyOf = async (salt: string, nonce: string, counter: number, cost: number): Promise<string> => {
  const bytes = [...fromHex(salt), ...fromHex(nonce), ...fromHex(counter.toString(16).padStart(8, '0'))];
  let digest = new Uint8Array(bytes);
  for (let round = 0; round < cost; round++) digest = new Uint8Array(await subtle.digest('SHA-256', digest));
  return toHex(digest);
};

interface Wanted {
  readonly counter?: number;
  readonly cost?: number;
  readonly issuedAt?: number;
  readonly lifeSeconds?: number;
  readonly saltBytes?: number;
  /** That of the counter's key unless set. */
  readonly keyPrefix?: string;
}

/** A challenge as the server makes it, signature aside. */
export const makeChallenge = async ({
  counter = 7,
  cost = 3,
  issuedAt = Date.UTC(2008, 10, 20, 14),
  lifeSeconds = 1200,
  saltBytes = 16,
  keyPrefix,
}: Wanted = {}) => {
  const salt = randomHex(saltBytes);
  const nonce = randomHex(16);
  const key = await keyOf(salt, nonce, counter, cost);
  return {
    parameters: {
      algorithm: 'SHA-256',
      nonce,
      salt,
      cost,
      keyLength: 32,
      keyPrefix: keyPrefix ?? key.slice(0, 32),
      keySignature: '0'.repeat(64),
      expiresAt: issuedAt / 1000 + lifeSeconds,
      data: { petition: 'review', issuedAt },
    },
    signature: 'f'.repeat(64),
  };
};
