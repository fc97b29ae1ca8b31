import {
  CatalogueFile,
  Challenge,
  MemberTotals,
  Petition,
  Problem,
  PublicGroups,
  PublicMembers,
  PublicMilestones,
  PublicPositions,
  PublicTotals,
  SignatureInput,
  Supporters,
} from '@uncac-petition/shared';

export const schemas = {
  CatalogueFile,
  Challenge,
  MemberTotals,
  Petition,
  Problem,
  PublicGroups,
  PublicMembers,
  PublicMilestones,
  PublicPositions,
  PublicTotals,
  SignatureInput,
  Supporters,
};

export type Json = Record<string, unknown>;

export const ref = (name: keyof typeof schemas): Json => ({ $ref: `#/components/schemas/${name}` });
export const content = (type: string, schema: Json): Json => ({ content: { [type]: { schema } } });
export const problem = (description: string): Json => ({
  description,
  ...content('application/problem+json', ref('Problem')),
});
export const text = (name: string, place: 'path' | 'query' | 'header', description: string): Json => ({
  name,
  in: place,
  required: place === 'path',
  description,
  schema: { type: 'string' },
});
