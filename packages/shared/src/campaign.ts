import { z } from 'zod';
import type { Catalogues } from './catalogue.js';
import { KnownLang, Lang } from './language.js';
import { CountryCode, Slug } from './slug.js';
import {
  demandOutcomes,
  handovers,
  memberKinds,
  milestoneStatuses,
  optionalFields,
  petitionStatuses,
  signatureKinds,
  stances,
} from './words.js';

const text = z.string().trim().min(1, 'is empty');
const WebAddress = z.url({ protocol: /^https?$/, error: 'is not a web address (https://…)' });
/** As browsers send it: an international name is written in its ASCII form. */
const Origin = WebAddress.transform((url) => new URL(url)).pipe(
  z
    .custom<URL>((url) => isOrigin(url as URL), 'is not an origin (https://host, no path, no final slash)')
    .refine(({ host }) => !host.includes('*'), 'has a *, which no site is named: write each site in full')
    .transform(({ origin }) => origin),
);
const isOrigin = ({ href, origin }: URL): boolean => href === `${origin}/`;

/** In the folder or below it, and nowhere else. */
const FileName = z
  .string()
  .regex(
    /^[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)*$/,
    'is not the name of a file in this folder, like logos/kenya.svg',
  );

const Colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'is not a colour like #1a5fb4');

/** Not 30 February, which `Date` takes for a day of March. */
const isInCalendar = (date: string): boolean => {
  const at = new Date(date);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
};
const inNoCalendar = 'is a day that its month does not have: correct it';

/** A day, a month or a year: `2009-11-09`, `2008-12`, `2009`. YAML may hand a year over as a number. */
export const PartialDate = z
  .union([z.string(), z.number()])
  .transform(String)
  .refine((date) => /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(date), {
    message: 'is not a date like 2009-11-09, 2008-12 or 2009',
    abort: true,
  })
  .refine(isInCalendar, inNoCalendar);

/** A moment: `2008-11-01T00:00:00Z`; a day means its first moment in UTC. */
const Moment = z
  .string()
  .refine((at) => !Number.isNaN(Date.parse(at)), {
    message: 'is not a time like 2008-11-01T00:00:00Z',
    abort: true,
  })
  .refine((at) => isInCalendar(/^\d{4}-\d\d-\d\d/.exec(at)?.[0] ?? '2008'), inNoCalendar)
  .transform((at) => new Date(at).toISOString());

/** One text for all, or one for each language. */
export const LocalizedText = z.union([text, z.record(Lang, text)]);
export type LocalizedText = z.infer<typeof LocalizedText>;

/** When an ask is chosen: by country, else by group, else by what is known of the government (DESIGN.md §2, ask). */
export const AskRule = z.union([
  z.strictObject({ country: CountryCode }),
  z.strictObject({ group: Slug }),
  z.strictObject({ ratified: z.boolean() }),
  z.strictObject({ stance: z.enum(stances) }),
]);
export type AskRule = z.infer<typeof AskRule>;

const target = z.number().int().positive();

/** So many signatures in all or in one country; or so many countries with so many signatures each. */
const Goal = z.union([
  z.strictObject({ scope: z.union([z.literal('total'), CountryCode]), target }),
  z.strictObject({ scope: z.literal('countries'), above: z.number().int().positive(), target }),
]);

/** `petition.yaml`: settings; its texts are in `texts/{lang}.yaml`. */
export const PetitionFile = z.strictObject({
  petition: Slug,
  status: z.enum(petitionStatuses),
  opensAt: Moment.nullish().transform((at) => at ?? null),
  closesAt: Moment.nullish().transform((at) => at ?? null),
  languages: z.array(KnownLang).min(1),
  /** Used where no better language is found; the first to be complete. */
  defaultLanguage: Lang,
  kinds: z.array(z.enum(signatureKinds)).min(1),
  fields: z.array(z.enum(optionalFields)).default([]),
  /** Public numbers of countries and members (promise 6). */
  floor: z.number().int().min(1).default(10),
  steps: z.number().int().min(1).default(5),
  goals: z.array(Goal).default([]),
  /** Where the form may be shown: on any page, or on pages of members only. */
  embeddableBy: z.enum(['anyone', 'members']).default('anyone'),
  /** Mail domains of parliaments, to compare those of parliamentarians with. */
  parliaments: z.array(z.strictObject({ country: CountryCode, name: text, domains: z.array(text).min(1) })).default([]),
  /** What goes on after the close, for instance a review that civil society carries out itself. */
  successor: z
    .strictObject({ name: LocalizedText, url: WebAddress })
    .nullish()
    .transform((successor) => successor ?? null),
  /** Whether a signature by script or widget needs a proof of work; a form without JavaScript has a budget instead. */
  proofOfWork: z.boolean().default(true),
  /** Days after the petition's close until sealed data and pepper are destroyed. */
  retentionDays: z.number().int().min(1).max(3650).default(90),
  /** Who may write to signers that opt in, beside the member on whose page they sign; with an age public key. */
  lead: z
    .strictObject({ name: text, contactKey: text })
    .nullish()
    .transform((lead) => lead ?? null),
  responsible: z.strictObject({ name: text, contact: text, url: WebAddress.nullish().transform((url) => url ?? null) }),
  /** What is handed over (promise 11): for everyone, and where the government is reluctant. */
  handover: z
    .strictObject({
      default: z.enum(handovers).default('full-name'),
      reluctant: z.enum(handovers).default('count-only'),
    })
    .default({ default: 'full-name', reluctant: 'count-only' }),
  demands: z
    .array(
      z.strictObject({
        demand: Slug,
        outcome: z.enum(demandOutcomes).default('open'),
        source: text.nullish().transform((s) => s ?? null),
      }),
    )
    .min(1),
  /** In order of precedence within a kind of rule; the last, without `when`, is the neutral one. */
  asks: z.array(z.strictObject({ ask: Slug, when: AskRule.optional() })).min(1),
  /** age public keys (`age1…`); only ever added. */
  recipientKeys: z.array(z.strictObject({ key: text, holder: text })).default([]),
});
export type PetitionFile = z.infer<typeof PetitionFile>;

/** `texts/{lang}.yaml`: all that is said in one language. */
export const TextsFile = z.strictObject({
  title: text,
  summary: z.array(text).min(1),
  demands: z.record(Slug, z.strictObject({ title: text, text })),
  /** `{country}` stands where the country's name goes, `{demands}` where the demands concerned go. */
  asks: z.record(Slug, z.strictObject({ text, addressee: text.optional(), offer: text.optional() })),
  consent: text,
  /** Beside the boxes to opt in; `{holder}` stands where the holder's name goes. */
  optIn: z.strictObject({ member: text.optional(), lead: text.optional() }).optional(),
  /** Markdown-free: a heading and paragraphs for each part. */
  privacy: z.array(z.strictObject({ heading: text, paragraphs: z.array(text).min(1) })).min(1),
  mail: z.strictObject({ sender: text, subject: text }),
  share: text,
});
export type TextsFile = z.infer<typeof TextsFile>;

/** `members.yaml`. */
export const MembersFile = z.strictObject({
  members: z.array(
    z.strictObject({
      member: Slug,
      name: text,
      kind: z.enum(memberKinds),
      country: CountryCode.nullish().transform((code) => code ?? null),
      parent: Slug.nullish().transform((slug) => slug ?? null),
      /** Its own sites: what is signed there is credited to it. With none, what is signed anywhere in its name. */
      origins: z.array(Origin).default([]),
      /** Of frames in which site builders show embedded code; `null` for frames without an origin. */
      frameOrigins: z.array(z.union([z.literal('null'), Origin])).default([]),
      /** Where to go back to after signing; on one of the origins. */
      url: WebAddress.nullish().transform((url) => url ?? null),
      /** Those it speaks, the first one first. */
      languages: z.array(Lang).default([]),
      /** A picture in the campaign's folder: PNG, WebP or SVG. */
      logo: FileName.nullish().transform((file) => file ?? null),
      /** Of buttons and links, and of the text on them. */
      colours: z
        .strictObject({ accent: Colour, onAccent: Colour })
        .nullish()
        .transform((colours) => colours ?? null),
      /** What is shared from its page, instead of the petition's text. */
      share: LocalizedText.nullish().transform((share) => share ?? null),
      /** Its own privacy notice, for the contact data it is given. */
      privacy: WebAddress.nullish().transform((url) => url ?? null),
      /** age public key to which contact data of signers who opt in are sealed; without it no box is shown. */
      contactKey: text.nullish().transform((key) => key ?? null),
    }),
  ),
});
export type MembersFile = z.infer<typeof MembersFile>;

/** `milestones.yaml`. */
export const MilestonesFile = z.strictObject({
  milestones: z.array(
    z.strictObject({
      milestone: Slug,
      title: LocalizedText,
      from: PartialDate,
      to: PartialDate.nullish().transform((day) => day ?? null),
      place: LocalizedText.nullish().transform((place) => place ?? null),
      status: z.enum(milestoneStatuses),
      outcome: LocalizedText.nullish().transform((outcome) => outcome ?? null),
      source: text.nullish().transform((source) => source ?? null),
    }),
  ),
});
export type MilestonesFile = z.infer<typeof MilestonesFile>;

/** `positions.yaml`; a position without a source is refused. */
export const PositionsFile = z.strictObject({
  positions: z.array(
    z.strictObject({
      country: CountryCode,
      stance: z.enum(stances),
      ratified: z
        .boolean()
        .nullish()
        .transform((known) => known ?? null),
      pilot: z
        .boolean()
        .nullish()
        .transform((known) => known ?? null),
      supports: z.array(Slug).default([]),
      objectsTo: z.array(Slug).default([]),
      note: LocalizedText.nullish().transform((note) => note ?? null),
      source: text,
      asOf: PartialDate,
    }),
  ),
});
export type PositionsFile = z.infer<typeof PositionsFile>;

/** `groups.yaml`. */
export const GroupsFile = z.strictObject({
  groups: z.array(
    z.strictObject({
      group: Slug,
      name: LocalizedText,
      countries: z.array(CountryCode).min(1),
      source: text.nullish().transform((s) => s ?? null),
    }),
  ),
});
export type GroupsFile = z.infer<typeof GroupsFile>;

/** A whole campaign folder, read and checked. */
export interface Campaign {
  readonly petition: PetitionFile;
  readonly texts: Readonly<Record<string, TextsFile>>;
  readonly members: MembersFile['members'];
  readonly milestones: MilestonesFile['milestones'];
  readonly positions: PositionsFile['positions'];
  readonly groups: GroupsFile['groups'];
  /** What the elements, the pages and the mails say, in languages that are not built in or in words of its own. */
  readonly catalogues: Catalogues;
  /** Pictures of members, by the name of the file. */
  readonly logos: Readonly<Record<string, Uint8Array>>;
}
