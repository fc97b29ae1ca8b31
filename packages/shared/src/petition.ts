import { z } from 'zod';
import { TextVersions } from './signature-input.js';
import {
  demandOutcomes,
  handovers,
  memberKinds,
  milestoneStatuses,
  optInHolders,
  optionalFields,
  petitionStatuses,
  signatureKinds,
  stances,
} from './words.js';

const version = z.number().int().positive();

/** What a signer's country means for their signature: the government's stance, the ask, what is handed over. */
export const Government = z.object({
  stance: z.enum(stances),
  /** Null where no source says. */
  ratified: z.boolean().nullable(),
  pilot: z.boolean().nullable(),
  /** In the default government's text `{country}` stands where the country's name goes. */
  ask: z.object({
    ask: z.string(),
    version,
    text: z.string(),
    addressee: z.string().nullable(),
    offer: z.string().nullable(),
  }),
  handover: z.enum(handovers),
  /** Of the stance; while that is unknown, of whether it has ratified; null while neither is known. */
  source: z.string().nullable(),
  /** Day, month or year of the position that `source` is of, ISO 8601; null where that is null. */
  asOf: z.string().nullable(),
});
export type Government = z.infer<typeof Government>;

/** A dated step towards the decision, in one language. */
export const Milestone = z.object({
  milestone: z.string(),
  title: z.string(),
  /** ISO 8601 day, month or year: `2009-11-09`, `2008-12`, `2009`. */
  from: z.string(),
  to: z.string().nullable(),
  place: z.string().nullable(),
  status: z.enum(milestoneStatuses),
  outcome: z.string().nullable(),
  /** Of the outcome, or of the date while there is none. */
  source: z.string().nullable(),
});
export type Milestone = z.infer<typeof Milestone>;

/** `above` is the count that each of so many countries must have; only where `scope` is `countries`. */
const Goal = z.object({
  scope: z.string(),
  above: z.number().int().positive().optional(),
  target: z.number().int().positive(),
});

/** Body of `…/milestones`. */
export const PublicMilestones = z.object({ milestones: z.array(Milestone) });

/** Body of `GET /v1/petitions/{petition}`: all that a form needs, in the best language there is for `lang`. */
export const Petition = z.object({
  petition: z.string(),
  status: z.enum(petitionStatuses),
  /** ISO 8601, UTC; null where there is no such time. */
  opensAt: z.string().nullable(),
  closesAt: z.string().nullable(),
  /** The language of the texts here. */
  lang: z.string(),
  languages: z.array(z.string()),
  /** To be sent back with the signature (promise 12). */
  versions: TextVersions.omit({ ask: true, optIn: true }),
  title: z.string(),
  /** Paragraphs. */
  summary: z.array(z.string()),
  demands: z.array(
    z.object({
      demand: z.string(),
      title: z.string(),
      text: z.string(),
      outcome: z.enum(demandOutcomes),
      source: z.string().nullable(),
    }),
  ),
  /** The sentence beside the box that must be ticked. */
  consent: z.string(),
  /** Who is responsible for the petition and for the data. */
  responsible: z.object({ name: z.string(), contact: z.string(), url: z.string().nullable() }),
  /** What to look for in the mailbox. */
  mail: z.object({ sender: z.string(), address: z.string(), subject: z.string() }),
  kinds: z.array(z.enum(signatureKinds)),
  fields: z.array(z.enum(optionalFields)),
  goals: z.array(Goal),
  governments: z.object({ default: Government, countries: z.record(z.string(), Government) }),
  milestones: z.array(Milestone),
  /** The member whose page asks, where it names one that takes part. */
  member: z
    .object({
      member: z.string(),
      name: z.string(),
      kind: z.enum(memberKinds),
      country: z.string().nullable(),
      /** Where to go back to. */
      url: z.string().nullable(),
      /** Absolute address of its picture. */
      logo: z.string().nullable(),
      /** `#rrggbb` */
      colours: z.object({ accent: z.string(), onAccent: z.string() }).nullable(),
      /** Its own privacy notice. */
      privacy: z.string().nullable(),
    })
    .nullable(),
  /** What goes on after the close. */
  successor: z.object({ name: z.string(), url: z.string() }).nullable(),
  /** Unticked boxes, one for each holder that has a key; the version is to be sent back in `versions.optIn`. */
  optIn: z.array(z.object({ holder: z.enum(optInHolders), name: z.string(), text: z.string(), version })),
  /** Whether signing by script needs a solved challenge. */
  proofOfWork: z.boolean(),
  share: z.object({ text: z.string(), url: z.string() }),
  /** Absolute addresses. */
  links: z.object({ page: z.string(), privacy: z.string() }),
});
export type Petition = z.infer<typeof Petition>;
