import type { Message } from './catalogue.js';

/** English for what organisations and parliamentarians sign with; loaded with it (`kinds.ts`). */
export const enKinds = {
  kind: 'I sign as',
  'kind-individual': 'An individual',
  'kind-organisation': 'An organisation',
  'kind-parliamentarian': 'A member of parliament',
  'public-organisation':
    'Signed in public: the organisation’s name, type, website and country are published and handed over. It counts once the coalition has checked it.',
  'public-parliamentarian':
    'Signed in public: your name, parliament, chamber, constituency and country are published and handed over. It counts once the coalition has checked it.',
  'country-organisation': 'Country of the organisation',
  'country-parliamentarian': 'Country of the parliament',
  roleHint: 'For the check; it is not published.',
  'organisation.name': 'Name of the organisation',
  'organisation.type': 'Type of organisation',
  'organisation.website': 'Website of the organisation',
  'organisation.role': 'Your role in the organisation',
  typeChoose: 'Choose a type',
  'type-cso': 'Civil society organisation',
  'type-trade-union': 'Trade union',
  'type-political-party': 'Political party',
  'type-business': 'Business',
  'type-academia': 'University or research',
  'type-faith': 'Faith community',
  'type-media': 'Media',
  'type-other': 'Other',
  'parliament.name': 'Parliament',
  'parliament.chamber': 'Chamber (if there are several)',
  'parliament.constituency': 'Constituency (optional)',
  required: 'Please fill in: {field}',
  'name-required-parliamentarian': 'Enter your name; it is published.',
  'organisation.website-invalid': 'Enter a web address like example.org.',
  sentCheck: 'Once you have confirmed, the coalition checks your entry. Only then is it published and counted.',
} as const satisfies Record<string, Message>;
