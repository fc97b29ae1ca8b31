import type { Message } from './catalogue.js';

/**
 * What the form says, in English; what is said beside and after it is in `en-later.ts`, what only organisations and
 * parliamentarians are asked in `en-kinds.ts`. The other languages are beside this file, with the same keys and
 * placeholders: `{lang}.json` for the first two, `{lang}-kinds.json`. A message with a count is an object of plural forms
 * (`Intl.PluralRules`), chosen by `{count}`.
 */
export const en = {
  formTitle: 'Sign this petition',
  country: 'Country where you live',
  countryChoose: 'Choose a country',
  countriesLikely: 'Suggestions',
  countriesAll: 'All countries',
  name: 'Full name',
  withoutName: 'Count me without my name',
  email: 'E-mail address',
  emailHint: 'To confirm your signature. Never published; passed on only if you tick a box for it.',
  ask: 'Our request to your government',
  addressee: 'Addressed to: {addressee}',
  handover: 'What is handed over ({country})',
  'handover-full-name': 'Your name and your country.',
  'handover-initials': 'Your initials and your country, not your full name.',
  'handover-count-only': 'Only the number of signatures. For your safety we do not ask for your name.',
  'handover-without-name': 'You are counted; your name is neither stored nor handed over.',
  sign: 'Sign',
  sending: 'Sending…',
  responsible: 'Responsible: {name}',
  privacy: 'Privacy notice',
  preview: 'Preview: nothing is sent.',
  newTab: '(opens in a new tab)',
  errors: { one: 'Please correct one field', other: 'Please correct {count} fields' },
  'name-required': 'Enter your name, or choose to be counted without it.',
  'name-invalid': 'This name contains characters that cannot be used.',
  'email-required': 'Enter your e-mail address.',
  'email-invalid': 'Enter an address like name@example.org.',
  'country-required': 'Choose the country where you live.',
  'consent-required': 'Tick this box to sign.',
  'too-long': 'This is too long. Please shorten it.',
  invalid: 'Check this entry.',
  failed: 'Something went wrong. What you entered is kept. Please try again in a few minutes.',
  tryAgain: 'Try again',
  sentTitle: 'One more step: confirm by e-mail',
  sent: 'We have written to {email}. Your signature counts once you open the link in that mail and confirm.',
} as const satisfies Record<string, Message>;
