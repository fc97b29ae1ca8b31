import type { Petition, SignatureInput } from '@uncac-petition/shared';
import type { FieldErrorCode, Handover, OptInHolder } from '@uncac-petition/shared/constants';

/** What has been typed and ticked so far. Lives in memory only. */
export interface Draft {
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

/** Fields that can be wrong, in the order of the form. */
export const fieldNames = ['country', 'name', 'email', 'locality', 'consent'] as const;
export type FieldName = (typeof fieldNames)[number];
export type FieldErrors = Readonly<Partial<Record<FieldName, FieldErrorCode>>>;

export const emptyDraft: Readonly<Draft> = {
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

export const governmentOf = (petition: Petition, country: string): Petition['governments']['default'] =>
  petition.governments.countries[country] ?? petition.governments.default;

/** What is handed over about this signer (promise 11); undefined until the country is known. */
export const handoverOf = (petition: Petition, country: string): Handover | undefined =>
  country ? governmentOf(petition, country).handover : undefined;

/** A name is asked for unless only counts are handed over, or the signer leaves it out. */
export const asksName = (petition: Petition, draft: Draft): boolean =>
  handoverOf(petition, draft.country) !== 'count-only' && !draft.withoutName;

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
      ask: governmentOf(petition, draft.country).ask.version,
      optIn: Object.fromEntries(petition.optIn.map(({ holder, version }) => [holder, version])),
    },
    ...(draft.fax && { fax: draft.fax }),
  };
};
