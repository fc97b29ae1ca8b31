import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { identityText, protect } from './identity-file.js';

export interface MadeIdentity {
  /** Of an age identity file. */
  readonly text: string;
  /** What the campaign seals to. */
  readonly recipient: string;
}

/**
 * A new identity.
 *
 * @param created ISO 8601
 * @param passphrase protects the text
 */
export const makeIdentity = async (created: string, passphrase?: string): Promise<MadeIdentity> => {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const text = identityText({ identity, recipient, created });
  return { text: passphrase === undefined ? text : await protect(text, passphrase), recipient };
};
