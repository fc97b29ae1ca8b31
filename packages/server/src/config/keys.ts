import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { StartError } from './start-error.js';

/** One key for each purpose, derived from `SECRET` by HKDF-SHA-256, so that none can be used for another's work. */
const purposes = [
  'pepper',
  'outbox',
  'confirm-link',
  'mailbox-proof',
  'mine-link',
  'dev-mail',
  'challenge',
  'form-token',
  'network-tag',
  'suppression',
  'stop-link',
  'sent-mail',
] as const;
export type KeyPurpose = (typeof purposes)[number];

const nonceBytes = 12;
const tagBytes = 16;

/** A key of 32 bytes that never leaves this object. */
export interface SecretKey {
  /** AES-256-GCM. @param context authenticated, and needed again to open */
  readonly encrypt: (plain: Uint8Array, context: string) => Buffer;
  /** Undefined when the key or the context is another one, or the bytes were changed. */
  readonly decrypt: (sealed: Uint8Array, context: string) => Buffer | undefined;
  /** HMAC-SHA-256, 32 bytes. */
  readonly mac: (data: Uint8Array | string) => Buffer;
  /** Compares in constant time. */
  readonly verifyMac: (data: Uint8Array | string, mac: Uint8Array) => boolean;
}

export type Keys = Readonly<Record<KeyPurpose, SecretKey>>;

/**
 * @param secret the environment's `SECRET`; undefined for a tool that may do without
 * @returns keys made when they are first asked for
 * @throws StartError from a key, when there is no secret
 */
export const deriveKeys = (secret: string | undefined): Keys => {
  const derive = (purpose: KeyPurpose) => {
    if (secret === undefined)
      throw new StartError('SECRET must be set for this: the one that the petition was made with.');
    return secretKey(Buffer.from(hkdfSync('sha256', secret, '', `uncac-petition/${purpose}`, 32)));
  };
  const keys = new Map<KeyPurpose, SecretKey>();
  const keyFor = (purpose: KeyPurpose): SecretKey => {
    const key = keys.get(purpose) ?? derive(purpose);
    keys.set(purpose, key);
    return key;
  };
  return Object.defineProperties(
    {},
    Object.fromEntries(purposes.map((purpose) => [purpose, { get: () => keyFor(purpose) }])),
  ) as Keys;
};

const secretKey = (key: Uint8Array): SecretKey => {
  const mac = (data: Uint8Array | string) => createHmac('sha256', key).update(data).digest();
  return {
    encrypt: (plain, context) => encrypt(key, plain, context),
    decrypt: (sealed, context) => decrypt(key, sealed, context),
    mac,
    verifyMac: (data, given) => {
      const expected = mac(data);
      return (
        given.length <= expected.length &&
        given.length >= 16 &&
        timingSafeEqual(expected.subarray(0, given.length), given)
      );
    },
  };
};

const encrypt = (key: Uint8Array, plain: Uint8Array, context: string): Buffer => {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, body, cipher.getAuthTag()]);
};

const decrypt = (key: Uint8Array, sealed: Uint8Array, context: string): Buffer | undefined => {
  if (sealed.length < nonceBytes + tagBytes) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
    .setAAD(Buffer.from(context))
    .setAuthTag(sealed.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  } catch {
    return undefined;
  }
};
