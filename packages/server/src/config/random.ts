import { randomBytes } from 'node:crypto';

/** Randomness, passed in so that tests can repeat a run. */
export interface Random {
  readonly bytes: (count: number) => Uint8Array;
  /** UUIDv7 (RFC 9562 §5.7) for the given moment, so that indexes grow in order. */
  readonly uuid: (nowMs: number) => string;
}

/** @param bytes a source of random bytes */
export const randomFrom = (bytes: (count: number) => Uint8Array): Random => ({
  bytes,
  uuid: (nowMs) => uuidV7(nowMs, bytes(10)),
});

export const systemRandom: Random = randomFrom((count) => randomBytes(count));

const uuidV7 = (nowMs: number, random: Uint8Array): string => {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes.set(random, 6);
  bytes[6] = 0x70 | (bytes.readUInt8(6) & 0x0f);
  bytes[8] = 0x80 | (bytes.readUInt8(8) & 0x3f);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};
