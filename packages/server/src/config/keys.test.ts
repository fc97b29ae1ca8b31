import { expect, it } from 'vitest';
import { deriveKeys } from './keys.js';
import { StartError } from './start-error.js';

const secret = 'a secret of this test alone, long enough';
const plain = Buffer.from('something');

it('opens what the same secret sealed, for the same purpose and context alone', () => {
  const sealed = deriveKeys(secret).outbox.encrypt(plain, 'here');
  expect(deriveKeys(secret).outbox.decrypt(sealed, 'here')).toEqual(plain);
  expect(deriveKeys(secret).outbox.decrypt(sealed, 'there')).toBeUndefined();
  expect(deriveKeys(secret).pepper.decrypt(sealed, 'here')).toBeUndefined();
  expect(deriveKeys(`${secret}!`).outbox.decrypt(sealed, 'here')).toBeUndefined();
});

it('notices every changed byte, and bytes that are missing', () => {
  const { outbox } = deriveKeys(secret);
  const sealed = outbox.encrypt(plain, 'here');
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at] = changed.readUInt8(at) ^ 1;
    expect(outbox.decrypt(changed, 'here')).toBeUndefined();
    expect(outbox.decrypt(sealed.subarray(0, at), 'here')).toBeUndefined();
  }
});

it('never seals the same twice', () => {
  const { outbox } = deriveKeys(secret);
  expect(outbox.encrypt(plain, 'here')).not.toEqual(outbox.encrypt(plain, 'here'));
});

it('takes a hash of 16 bytes or more, and none that is shorter or longer', () => {
  const key = deriveKeys(secret)['confirm-link'];
  const mac = key.mac('x');
  expect([32, 16, 15, 0].map((length) => key.verifyMac('x', mac.subarray(0, length)))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(key.verifyMac('x', Buffer.concat([mac, mac]))).toBe(false);
  expect(key.verifyMac('y', mac)).toBe(false);
  expect(deriveKeys(secret)['mine-link'].verifyMac('x', mac)).toBe(false);
});

it('lets a tool do without a secret until a key is asked for', () => {
  const keys = deriveKeys(undefined);
  expect(() => keys.pepper).toThrow(StartError);
});
