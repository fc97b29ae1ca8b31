import { z } from 'zod';
import { stances } from './words.js';

/** What a government holds on a date, in one language (DESIGN.md §2). Null where no source says. */
export const PublicPosition = z.object({
  country: z.string(),
  stance: z.enum(stances),
  ratified: z.boolean().nullable(),
  pilot: z.boolean().nullable(),
  /** Slugs of demands. */
  supports: z.array(z.string()),
  objectsTo: z.array(z.string()),
  note: z.string().nullable(),
  source: z.string(),
  /** ISO 8601 day, month or year. */
  asOf: z.string(),
});
export type PublicPosition = z.infer<typeof PublicPosition>;

/** Body of `…/positions`, one for each country, and of `…/positions/{country}`, its history, the newest first. */
export const PublicPositions = z.object({ positions: z.array(PublicPosition) });
export type PublicPositions = z.infer<typeof PublicPositions>;
