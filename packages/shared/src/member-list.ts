import { z } from 'zod';
import { memberKinds } from './words.js';

/** Body of `…/members`: who takes part, by name of the member. */
export const PublicMembers = z.object({
  members: z.array(
    z.object({
      member: z.string(),
      name: z.string(),
      kind: z.enum(memberKinds),
      /** ISO 3166-1 alpha-2, or XK; null for those of more than one. */
      country: z.string().nullable(),
    }),
  ),
});
export type PublicMembers = z.infer<typeof PublicMembers>;
