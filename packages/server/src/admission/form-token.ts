import type { Deps } from '../deps.js';
import type { Checked } from './check-proof.js';
import { refusal } from './refusal.js';
import { nonceOf } from './used-nonce.repository.js';

const lifeMs = 6 * 60 * 60 * 1000;
const timeBytes = 6;
const saidBytes = timeBytes + 16;
const macBytes = 16;

/**
 * The token of one form without JavaScript: when it was given out, randomness, and 16 bytes of a keyed hash of both and the
 * petition; base64url. Nothing is stored for it until it is used.
 */
export const makeFormToken = ({ keys, clock, random }: Pick<Deps, 'keys' | 'clock' | 'random'>, petition: string) => {
  const said = Buffer.alloc(saidBytes);
  said.writeUIntBE(clock.now(), 0, timeBytes);
  said.set(random.bytes(saidBytes - timeBytes), timeBytes);
  const mac = keys['form-token'].mac(signed(said, petition)).subarray(0, macBytes);
  return Buffer.concat([said, mac]).toString('base64url');
};

/**
 * Checks a form's token, and writes nothing.
 *
 * @throws ProblemError `invalid-fields` with `invalid` or `expired` for `formToken`
 */
export const checkFormToken = (
  { keys, clock }: Pick<Deps, 'keys' | 'clock'>,
  petition: string,
  token: string,
): Checked => {
  const bytes = Buffer.from(token, 'base64url');
  const [said, mac] = [bytes.subarray(0, saidBytes), bytes.subarray(saidBytes)];
  if (mac.length !== macBytes || !keys['form-token'].verifyMac(signed(said, petition), mac))
    throw refusal('formToken', 'invalid');
  const issuedAt = said.readUIntBE(0, timeBytes);
  const expiresAt = issuedAt + lifeMs;
  if (expiresAt <= clock.now()) throw refusal('formToken', 'expired');
  return { nonce: nonceOf('formToken', expiresAt, said.subarray(timeBytes)), issuedAt };
};

const signed = (said: Uint8Array, petition: string): Buffer => Buffer.concat([said, Buffer.from(petition)]);
