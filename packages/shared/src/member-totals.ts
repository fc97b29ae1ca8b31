import { z } from 'zod';

const count = z.number().int().nonnegative();

/**
 * Body of `GET /v1/petitions/{petition}/members/totals`: who brought signatures, and from where, as of tally entry
 * `sequence`. Exact, so for the coordinator and behind a token: what is public is `PublicTotals`.
 */
export const MemberTotals = z.object({
  petition: z.string(),
  sequence: count,
  /** ISO 8601, UTC. */
  asOf: z.string(),
  total: count,
  /** All there are, retired ones too; by slug. */
  members: z.array(
    z.object({
      member: z.string(),
      parent: z.string().nullable(),
      /** Signatures credited to it. */
      count,
      /** And to its chapters, theirs, and so on. */
      withChapters: count,
      /** Signatures that count for another member or for none, whose signers came by this one's page later. */
      alsoBrought: count,
    }),
  ),
  /** Signatures that no member is credited with. */
  uncredited: count,
  /** Most signatures first, then by code. */
  countries: z.array(z.object({ country: z.string(), count })),
  /** What is not zero of the table country × member, null for no member: rows sum to `countries`, columns to `members` and `uncredited`. */
  cells: z.array(z.object({ country: z.string(), member: z.string().nullable(), count })),
});
export type MemberTotals = z.infer<typeof MemberTotals>;
