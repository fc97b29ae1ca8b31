import { z } from 'zod';

/** Body of `GET /v1/petitions/{petition}/supporters`. */
export const Supporters = z.object({
  supporters: z.array(z.object({ name: z.string() })),
  /** To be sent as `after`, for the names that follow; left out with the last ones. */
  next: z.string().optional(),
});
export type Supporters = z.infer<typeof Supporters>;
