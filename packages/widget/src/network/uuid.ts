import type { Environment } from '../environment.js';

/**
 * A UUIDv7: its first 48 bits are the time, so that the server's index grows in order.
 * Made by hand, since `crypto.randomUUID` is missing on plain http.
 */
export const newUuid = (environment: Environment): string => {
  const bytes = new Uint8Array(10);
  environment.fillRandom(bytes);
  const time = environment.now().toString(16).padStart(12, '0');
  const random = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  // 7 is the version and 8 the variant.
  return `${time}7${random}`.replace(/^(.{8})(.{4})(.{4}).(.{3})(.{12}).*/, '$1-$2-$3-8$4-$5');
};
