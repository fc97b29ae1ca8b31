import type { SignatureInput } from '@uncac-petition/shared';
import type { OrganisationType } from '@uncac-petition/shared/constants';
import { fieldNames, type Draft, type FieldErrors, type FieldName, type PublicField } from '../petition/draft.js';

type Typed = keyof Pick<Draft, PublicField | 'name'>;

/** What each kind has in the place of an individual's name, in the order of the form. */
const ownFields = {
  organisation: ['organisation.name', 'organisation.type', 'organisation.website', 'organisation.role'],
  parliamentarian: ['name', 'parliament.name', 'parliament.chamber', 'parliament.constituency'],
} as const satisfies Record<string, readonly Typed[]>;

const mayBeEmpty: readonly Typed[] = ['parliament.chamber', 'parliament.constituency'];

const textOf = (draft: Draft, field: Typed): string => (draft[field] ?? '').trim();

/** @returns undefined for individuals */
export const fieldsOf = ({ kind }: Draft): readonly FieldName[] | undefined =>
  kind === 'individual'
    ? undefined
    : fieldNames.flatMap((field): readonly FieldName[] => (field === 'name' ? ownFields[kind] : [field]));

/** What can be told of the kind's own fields before sending. */
export const checkDraft = (draft: Draft): FieldErrors =>
  draft.kind === 'individual'
    ? {}
    : Object.fromEntries(
        ownFields[draft.kind]
          .filter((field) => !mayBeEmpty.includes(field) && !textOf(draft, field))
          .map((field) => [field, 'required']),
      );

const organisationOf = (draft: Draft): NonNullable<SignatureInput['organisation']> => ({
  name: textOf(draft, 'organisation.name'),
  website: textOf(draft, 'organisation.website'),
  role: textOf(draft, 'organisation.role'),
  // One of the list that the form shows, or none yet.
  type: textOf(draft, 'organisation.type') as OrganisationType,
});

const parliamentOf = (draft: Draft): NonNullable<SignatureInput['parliament']> => {
  const constituency = textOf(draft, 'parliament.constituency');
  return {
    name: textOf(draft, 'parliament.name'),
    // A parliament with one chamber is that chamber.
    chamber: textOf(draft, 'parliament.chamber') || textOf(draft, 'parliament.name'),
    ...(constituency && { constituency }),
  };
};

/** What differs from an individual's body. */
export const toInput = (draft: Draft): Partial<SignatureInput> => {
  const inPublic = { kind: draft.kind, withoutName: false };
  if (draft.kind === 'organisation') return { ...inPublic, organisation: organisationOf(draft) };
  if (draft.kind === 'parliamentarian')
    return { ...inPublic, name: textOf(draft, 'name'), parliament: parliamentOf(draft) };
  return {};
};
