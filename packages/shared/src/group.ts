import { z } from 'zod';
import { Government } from './petition.js';

const count = z.number().int().nonnegative();

/** A named set of countries: where its governments stand, and what has been signed there. */
const PublicGroup = z.object({
  group: z.string(),
  name: z.string(),
  /** Of the membership; null where none is stated. */
  source: z.string().nullable(),
  /** ISO 3166-1 alpha-2, or XK. */
  countries: z.array(z.string()),
  /** How many of its governments hold what. */
  stances: z.object({ open: count, hesitant: count, reluctant: count, unknown: count }),
  ratified: z.object({ yes: count, no: count, unknown: count }),
  /**
   * Sum of the public counts of its countries (promise 6): what those have at least, and nothing that their own counts
   * do not tell.
   */
  count,
  /**
   * What a signature from there asks for, unless there is an ask for its country alone; null where no ask is for the
   * group. `{country}` stands where the country's name goes.
   */
  ask: Government.shape.ask.nullable(),
});

/** Body of `…/groups`, in the order of their names in the campaign's files. */
export const PublicGroups = z.object({ groups: z.array(PublicGroup) });
export type PublicGroups = z.infer<typeof PublicGroups>;
