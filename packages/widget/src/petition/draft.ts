import type { Petition, SignatureInput } from '@uncac-petition/shared';
import type { FieldErrorCode, Handover, OptInHolder, SignatureKind } from '@uncac-petition/shared/constants';
import type { FormView } from './form-view.js';

/** Fields of organisations and parliamentarians, by their path in the body. */
export type PublicField =
  | `organisation.${'name' | 'website' | 'role' | 'type'}`
  | `parliament.${'name' | 'chamber' | 'constituency'}`;

/** What has been typed and ticked so far, for whatever kind of signature. Lives in memory only. */
export interface Draft extends Readonly<Partial<Record<PublicField, string>>> {
  kind: SignatureKind;
  country: string;
  name: string;
  withoutName: boolean;
  email: string;
  locality: string;
  showName: boolean;
  optIn: readonly OptInHolder[];
  consent: boolean;
  /** Honeypot. */
  fax: string;
}

/** Fields that can be wrong, in the order of the form for individuals. */
export const fieldNames = ['country', 'name', 'email', 'locality', 'consent'] as const;
export type FieldName = (typeof fieldNames)[number] | PublicField;
export type FieldErrors = Readonly<Partial<Record<FieldName, FieldErrorCode>>>;

export const emptyDraft: Readonly<Draft> = {
  kind: 'individual',
  country: '',
  name: '',
  withoutName: false,
  email: '',
  locality: '',
  showName: false,
  optIn: [],
  consent: false,
  fax: '',
};

/** Fields that the form has for this kind of signature. */
export const fieldsOf = ({ kinds, draft }: Pick<FormView, 'kinds' | 'draft'>): readonly FieldName[] =>
  kinds?.fieldsOf(draft) ?? fieldNames;

/** What a server found wrong, for the fields that the form has, in their order. */
export const toFieldErrors = (
  form: Pick<FormView, 'kinds' | 'draft'>,
  errors: readonly { readonly path: string; readonly code: FieldErrorCode }[],
): FieldErrors =>
  Object.fromEntries(
    fieldsOf(form).flatMap((field) => errors.filter(({ path }) => path === field).map(({ code }) => [field, code])),
  );

export const governmentOf = (petition: Petition, country: string): Petition['governments']['default'] =>
  petition.governments.countries[country] ?? petition.governments.default;

/** What is handed over about this signer (promise 11); undefined until the country is known. */
export const handoverOf = (petition: Petition, country: string): Handover | undefined =>
  country ? governmentOf(petition, country).handover : undefined;

/** An individual's name is asked for unless only counts are handed over, or the signer leaves it out. */
export const asksName = (petition: Petition, draft: Draft): boolean =>
  draft.kind === 'individual' && handoverOf(petition, draft.country) !== 'count-only' && !draft.withoutName;

// The server knows exactly what an address is; this only catches slips.
const looksLikeAddress = /^\S+@[^\s@]+\.[^\s@]+$/;

/** What can be told before sending. The server has the last word. */
export const checkDraft = (petition: Petition, draft: Draft): FieldErrors => {
  const errors: Partial<Record<FieldName, FieldErrorCode>> = {};
  if (!draft.country) errors.country = 'required';
  if (asksName(petition, draft) && !draft.name.trim()) errors.name = 'required';
  const email = draft.email.trim();
  if (!email) errors.email = 'required';
  else if (!looksLikeAddress.test(email)) errors.email = 'invalid';
  if (!draft.consent) errors.consent = 'required';
  return errors;
};

/** The body that is sent: only what the form asked for, with the versions of the texts it showed. */
export const toSignatureInput = (petition: Petition, draft: Draft, member: string): SignatureInput => {
  const named = asksName(petition, draft);
  const { ask, version } = governmentOf(petition, draft.country).ask;
  const turnedOn = (field: Petition['fields'][number]) => petition.fields.includes(field);
  return {
    ...(named && { name: draft.name.trim() }),
    email: draft.email.trim(),
    country: draft.country,
    kind: 'individual',
    ...(turnedOn('locality') && draft.locality.trim() && { locality: draft.locality.trim() }),
    ...(member && { member }),
    lang: petition.lang,
    optIn: petition.optIn.map(({ holder }) => holder).filter((holder) => draft.optIn.includes(holder)),
    showName: named && turnedOn('showName') && draft.showName,
    withoutName: draft.withoutName && handoverOf(petition, draft.country) !== 'count-only',
    consent: true,
    versions: {
      ...petition.versions,
      ask: { ask, version },
      optIn: Object.fromEntries(petition.optIn.map((box) => [box.holder, box.version])),
    },
    ...(draft.fax && { fax: draft.fax }),
  };
};
