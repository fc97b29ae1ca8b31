import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { scryptAsync } from '@noble/hashes/scrypt.js';
import { randomBytes } from '@noble/hashes/utils.js';
import { base64nopad } from '@scure/base';
import { Decrypter, Encrypter, Stanza, type Identity, type Recipient } from 'age-encryption';

/* The passphrase stanza of age (https://age-encryption.org/v1), as age-encryption has it, but not blocking the page. */
const label = 'age-encryption.org/v1/scrypt';
const saltBytes = 16;
/** As `age --passphrase`: a second on a laptop, for us and for each guess. */
const workFactor = 18;
const highestWorkFactor = 20;
const zeroNonce = new Uint8Array(12);

export const protectBytes = (plain: Uint8Array, passphrase: string): Promise<Uint8Array> => {
  const encrypter = new Encrypter();
  encrypter.addRecipient(passphraseRecipient(passphrase));
  return encrypter.encrypt(plain);
};

/** @throws Error when the passphrase is another one */
export const unprotectBytes = (file: Uint8Array, passphrase: string): Promise<Uint8Array> => {
  const decrypter = new Decrypter();
  decrypter.addIdentity(passphraseIdentity(passphrase));
  return decrypter.decrypt(file);
};

const passphraseRecipient = (passphrase: string): Recipient => ({
  wrapFileKey: async (fileKey) => {
    const salt = randomBytes(saltBytes);
    const key = await stretched(passphrase, salt, workFactor);
    const args = ['scrypt', base64nopad.encode(salt), String(workFactor)];
    return [new Stanza(args, chacha20poly1305(key, zeroNonce).encrypt(fileKey))];
  },
});

const passphraseIdentity = (passphrase: string): Identity => ({
  unwrapFileKey: async (stanzas) => {
    const [stanza] = stanzas;
    const [type, salt = '', factor = ''] = stanza?.args ?? [];
    if (stanza === undefined || type !== 'scrypt' || stanzas.length !== 1 || !(Number(factor) <= highestWorkFactor))
      return null;
    const key = await stretched(passphrase, base64nopad.decode(salt), Number(factor));
    return chacha20poly1305(key, zeroNonce).decrypt(stanza.body);
  },
});

const stretched = (passphrase: string, salt: Uint8Array, factor: number): Promise<Uint8Array> =>
  scryptAsync(passphrase, new Uint8Array([...new TextEncoder().encode(label), ...salt]), {
    N: 2 ** factor,
    r: 8,
    p: 1,
    dkLen: 32,
  });
