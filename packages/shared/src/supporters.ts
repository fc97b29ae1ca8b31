import { z } from 'zod';
import { OrganisationEntry, ParliamentarianEntry } from './public-entry.js';

const country = z.string();

/** Body of `GET /v1/petitions/{petition}/supporters`. */
export const Supporters = z.object({
  /** By name; of one kind, where one was asked for: then as they signed in public, without the role of whoever signed. */
  supporters: z.array(
    z.union([
      OrganisationEntry.omit({ kind: true, role: true }).extend({ country }),
      ParliamentarianEntry.omit({ kind: true }).extend({ country }),
      z.object({ name: z.string() }),
    ]),
  ),
  /** To be sent as `after`, for those that follow; left out with the last ones. */
  next: z.string().optional(),
});
export type Supporters = z.infer<typeof Supporters>;
