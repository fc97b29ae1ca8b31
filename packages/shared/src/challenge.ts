import { z } from 'zod';
import { Slug } from './slug.js';

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));
const whole = z.number().int().nonnegative();

/**
 * The body of `GET /v1/petitions/{petition}/challenge`: a proof of work in the ALTCHA v2 wire format. The solution is
 * the counter from 0 on whose key, `cost` rounds of SHA-256 that begin with salt ‖ nonce ‖ counter, starts with `keyPrefix`.
 */
export const Challenge = z.strictObject({
  parameters: z.strictObject({
    algorithm: z.literal('SHA-256'),
    nonce: hex(16),
    salt: hex(16),
    cost: z.number().int().positive(),
    keyLength: z.literal(32),
    keyPrefix: hex(16),
    keySignature: hex(32),
    /** Seconds since 1970. */
    expiresAt: whole,
    /** What the challenge is good for, and since when, in milliseconds since 1970. */
    data: z.strictObject({ petition: Slug, issuedAt: whole }),
  }),
  signature: hex(32),
});
export type Challenge = z.infer<typeof Challenge>;

/** What a signature's `proof` holds, as base64 of JSON. */
export const Proof = z.object({
  challenge: Challenge,
  solution: z.object({ counter: whole, derivedKey: hex(32) }),
});
export type Proof = z.infer<typeof Proof>;
