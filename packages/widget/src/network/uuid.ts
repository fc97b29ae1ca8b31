import type { Environment } from '../environment.js';

/**
 * A UUIDv7: its first 48 bits are the time, so that the server's index grows in order.
 * Made by hand, since `crypto.randomUUID` is missing on plain http.
 */
export const newUuid = (environment: Environment): string => {
  const bytes = new Uint8Array(16);
  environment.fillRandom(bytes);
  const view = new DataView(bytes.buffer);
  const now = environment.now();
  view.setUint32(0, Math.floor(now / 0x1_0000));
  view.setUint16(4, now % 0x1_0000);
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};
