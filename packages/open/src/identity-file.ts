import { bech32 } from '@scure/base';
import { armor } from 'age-encryption';
import { OpenError } from './open-error.js';
import { protectBytes, unprotectBytes } from './passphrase.js';

/** An identity in the file format of age: `age --identity` reads it. */
export const identityText = ({
  identity,
  recipient,
  created,
}: {
  identity: string;
  recipient: string;
  created: string;
}): string => `# created: ${created}\n# public key: ${recipient}\n${identity}\n`;

/** The same under a passphrase, as ASCII armour: `age --identity` reads that too, and asks for it. */
export const protect = async (text: string, passphrase: string): Promise<string> =>
  armor.encode(await protectBytes(new TextEncoder().encode(text), passphrase));

const armorStart = '-----BEGIN AGE ENCRYPTED FILE-----';
const fileStart = 'age-encryption.org/v1\n';

/** Whether an identity file asks for a passphrase. */
export const isProtected = (file: Uint8Array): boolean => {
  const text = new TextDecoder('latin1').decode(file.subarray(0, 1_000)).trimStart();
  return text.startsWith(armorStart) || text.startsWith(fileStart);
};

/**
 * Takes the passphrase off an identity file, armoured or not.
 *
 * @param name of the file, for what is said about it
 * @throws OpenError when the passphrase is another one
 */
export const unprotect = async (file: Uint8Array, passphrase: string, name: string): Promise<Uint8Array> => {
  const text = new TextDecoder('latin1').decode(file);
  try {
    return await unprotectBytes(text.trimStart().startsWith(armorStart) ? armor.decode(text) : file, passphrase);
  } catch {
    throw new OpenError('wrong-passphrase', name);
  }
};

/**
 * The identities of an age identity file.
 *
 * @param name of the file, for what is said about it
 * @throws OpenError when there are none, or other lines than identities and comments
 */
export const readIdentities = (file: Uint8Array, name: string): string[] => {
  const lines = new TextDecoder()
    .decode(file)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.length === 0 || !lines.every(isIdentity)) throw new OpenError('not-an-identity', name);
  return lines;
};

/** With a checksum that is right: a mistyped letter is told here, not later. */
const isIdentity = (line: string): boolean =>
  /^AGE-SECRET-KEY-(PQ-)?1[A-Z0-9]+$/.test(line) && bech32.decodeUnsafe(line, false) !== undefined;
