import { z } from 'zod';
import { organisationTypes } from './words.js';

/** What an organisation signs with; its country is that of the signature. */
export const OrganisationEntry = z.object({
  kind: z.literal('organisation'),
  name: z.string(),
  type: z.enum(organisationTypes),
  website: z.string(),
  /** Of whoever signs for it. */
  role: z.string(),
});

/** What a member of a parliament signs with; the parliament is that of the signature's country. */
export const ParliamentarianEntry = z.object({
  kind: z.literal('parliamentarian'),
  name: z.string(),
  parliament: z.string(),
  chamber: z.string(),
  constituency: z.string().nullable(),
});

/** What is signed with in public, and so stored in clear. */
export const PublicEntry = z.discriminatedUnion('kind', [OrganisationEntry, ParliamentarianEntry]);
export type PublicEntry = z.infer<typeof PublicEntry>;
