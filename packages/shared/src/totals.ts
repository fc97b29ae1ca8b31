import { z } from 'zod';
import { petitionStatuses } from './words.js';

const count = z.number().int().nonnegative();
const Withheld = z.object({ places: count, count });

/**
 * Public totals: the body of `GET /v1/petitions/{petition}/totals` and of each SSE event `totals`.
 * `asOf` is the time (ISO 8601, UTC) of tally entry `sequence`.
 */
export const PublicTotals = z.object({
  petition: z.string(),
  status: z.enum(petitionStatuses),
  asOf: z.string(),
  sequence: count,
  signatures: z.object({ total: count, individual: count, organisation: count, parliamentarian: count }),
  /** Most signatures first, then by code. */
  countries: z.array(z.object({ country: z.string(), count })),
  members: z.array(z.object({ member: z.string(), count })),
  /** Members with chapters: what shows of both together. */
  rollups: z.array(z.object({ member: z.string(), count })),
  /** In how many countries there are organisations and parliamentarians that have signed. */
  kindCountries: z.object({ organisation: count, parliamentarian: count }),
  /** Places with individuals that are not shown (promise 6): none, or at least two. */
  withheld: z.object({ countries: Withheld, members: Withheld }),
  /**
   * `scope` is `total`, a country, or `countries`: then so many of them are to have `above` signatures each. `reached`
   * says whether the public counts have got there.
   */
  goals: z.array(z.object({ scope: z.string(), above: count.optional(), target: count, reached: z.boolean() })),
  /** Seconds to wait before asking again; the cache lifetime's twin. */
  refreshAfterSeconds: z.number().positive(),
});
export type PublicTotals = z.infer<typeof PublicTotals>;
