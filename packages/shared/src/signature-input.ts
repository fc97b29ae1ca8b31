import { z } from 'zod';
import { parseAddress } from './canonical-address.js';
import { Lang } from './language.js';
import { limits } from './limits.js';
import { CountryCode, Slug } from './slug.js';
import { atMost, line } from './text.js';
import { optInHolders, organisationTypes, signatureKinds, type SignatureKind } from './words.js';

/** Forms leave a field empty where JSON leaves it out. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

/** Forms send an object as JSON, in one field. */
const fromForm = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === 'string' ? parseJson(value) : value), schema.optional());

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** Forms send `on`, `true` or `1` for a ticked box. */
const ticked = z.preprocess(
  (value) => value === true || value === 'on' || value === 'true' || value === '1',
  z.boolean(),
);

const EmailAddress = z
  .string('invalid')
  .refine((text) => text.trim() !== '', { message: 'required', abort: true })
  .refine((text) => parseAddress(text) !== undefined, 'invalid');

/** The versions of the texts that the signer saw; taken from the petition's answer (promise 12). */
export const TextVersions = z.object({
  petition: z.coerce.number().int().positive(),
  privacy: z.coerce.number().int().positive(),
  consent: z.coerce.number().int().positive(),
  /** Of the ask to the government; with its name, since another one may fit the country by the time this is sent. */
  ask: z
    .union([z.object({ ask: Slug, version: z.coerce.number().int().positive() }), z.coerce.number().int().positive()])
    .optional(),
  /** Of the sentences beside the boxes to opt in. */
  optIn: z
    .object({ member: z.coerce.number().int().positive(), lead: z.coerce.number().int().positive() })
    .partial()
    .optional(),
});
export type TextVersions = z.infer<typeof TextVersions>;

const publicField = line(limits.publicFieldCodePoints);

/** With `https://` before it where it is left out: in `ngo.org:8080` nothing is a scheme. */
const Website = atMost(limits.websiteCharacters)
  .transform((text) => text.trim())
  .refine((text) => text !== '', { message: 'required', abort: true })
  .transform((text) => (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`))
  .refine((text) => isWebAddress(URL.parse(text)), 'invalid');

const isWebAddress = (url: URL | null): boolean =>
  url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';

/** What an organisation signs with, in public. */
export const OrganisationInput = z.object({
  name: publicField,
  website: Website,
  /** Of whoever signs for it. */
  role: publicField,
  type: z.enum(organisationTypes).catch('other'),
});
export type OrganisationInput = z.infer<typeof OrganisationInput>;

/** Of which parliament somebody is a member; signed in public, with their name. */
export const ParliamentInput = z.object({
  name: publicField,
  chamber: publicField,
  constituency: optional(publicField),
});
export type ParliamentInput = z.infer<typeof ParliamentInput>;

const Fields = z.object({
  /** Needed unless `withoutName`, or where only counts are handed over; the verb decides, since it knows the country's rule. */
  name: optional(line(limits.nameCodePoints)),
  email: EmailAddress,
  country: CountryCode,
  kind: z.preprocess(
    (value) => (value === '' || value === undefined ? 'individual' : value),
    z.enum(signatureKinds, 'invalid'),
  ),
  /** With kind `organisation`. */
  organisation: fromForm(OrganisationInput),
  /** With kind `parliamentarian`. */
  parliament: fromForm(ParliamentInput),
  locality: optional(line(limits.localityCodePoints)),
  member: optional(Slug),
  lang: optional(Lang),
  optIn: z.preprocess(
    (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.enum(optInHolders, 'invalid')).max(optInHolders.length, 'invalid'),
  ),
  showName: ticked,
  withoutName: ticked,
  consent: ticked.refine((given) => given, 'required'),
  versions: fromForm(TextVersions),
  /** Solved challenge, ALTCHA v2 payload: base64 of `{challenge, solution}`. */
  proof: atMost(limits.proofCharacters).optional(),
  /** Of a form without JavaScript, in the place of a proof. */
  formToken: atMost(limits.proofCharacters).optional(),
  /** Honeypot: people leave it empty. Whatever is in it, nothing is refused for it. */
  fax: z.unknown().optional(),
});

/** What asks for the link to one's own signature. */
export const MailboxInput = Fields.pick({ email: true });

/** Parts of the body that only some kinds of signature have. */
const partsOf: Readonly<Record<SignatureKind, readonly string[]>> = {
  individual: ['name'],
  organisation: ['organisation'],
  parliamentarian: ['name', 'parliament'],
};

/**
 * Leaves out what belongs to another kind: a form without script sends the fields of all kinds. There the fields of a
 * part come one by one, as `organisation.name`.
 */
const ofItsKind = (body: unknown): unknown => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const fields = { ...body } as Record<string, unknown>;
  const kind = signatureKinds.find((one) => one === fields['kind']) ?? 'individual';
  for (const part of ['name', 'organisation', 'parliament']) {
    if (!partsOf[kind].includes(part)) delete fields[part];
    else if (part !== 'name') fields[part] ??= gathered(fields, part);
  }
  return fields;
};

/** What a form sent as `part.field`. */
const gathered = (fields: Readonly<Record<string, unknown>>, part: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => name.startsWith(`${part}.`))
      .map(([name, value]) => [name.slice(part.length + 1), value]),
  );

/**
 * The body of `POST /v1/petitions/{petition}/signatures`. Unknown keys are dropped, and what belongs to another kind of
 * signature. Messages of its issues are field error codes (`error-codes.ts`).
 */
export const SignatureInput = z.preprocess(ofItsKind, Fields);
export type SignatureInput = z.infer<typeof SignatureInput>;

/** The one answer to a signature that was taken, new or known. */
export interface SignatureAccepted {
  readonly status: 'confirmation-sent';
}
