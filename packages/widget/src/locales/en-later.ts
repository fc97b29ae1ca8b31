import type { Message } from './catalogue.js';

/** English for what comes beside and after the form; loaded with it (`later.ts`). */
export const enLater = {
  signatures: { one: 'signature', other: 'signatures' },
  toGoal: { one: '{count} more to reach {goal}', other: '{count} more to reach {goal}' },
  goalReached: 'Goal of {goal} reached',
  counted: { one: '{count} signature so far', other: '{count} signatures so far' },
  people: { one: '{count} person', other: '{count} people' },
  organisations: { one: '{count} organisation', other: '{count} organisations' },
  inCountries: { one: 'in {count} country', other: 'in {count} countries' },
  parliamentarians: { one: '{count} parliamentarian', other: '{count} parliamentarians' },
  linkLife: { one: 'The link works for {count} day.', other: 'The link works for {count} days.' },
  busy: {
    one: 'Very many people are signing right now. What you entered is kept and is sent again in {count} second.',
    other: 'Very many people are signing right now. What you entered is kept and is sent again in {count} seconds.',
  },
  offline:
    'The petition could not be reached. What you entered is kept. Check your connection and try again; once you are back online it is sent by itself.',
  reference: 'If it happens again, write to {contact} and quote {reference}.',
  mailFrom: 'From',
  mailSubject: 'Subject',
  sentAgainFrom: 'Nothing there? Look in the spam folder too. From {time} you can have it sent again here.',
  sentAgainNow: 'Nothing there? Look in the spam folder too, or have it sent again.',
  sendAgain: 'Send again',
  correctAddress: 'Correct the address',
  shareTitle: 'Ask others to sign',
  share: 'Share',
  shareMail: 'E-mail',
  shareLink: 'Link to the petition',
  copy: 'Copy link',
  copied: 'Link copied',
  'status-draft': 'This petition is not open yet.',
  opens: 'It opens on {date}.',
  'status-paused': 'Signing is paused for the moment. Please come back later.',
  'status-closed': 'This petition is closed. Thank you to everyone who signed.',
  'status-delivered': 'This petition has been handed over. Thank you to everyone who signed.',
  totals: 'Signatures so far',
  goals: 'Goals',
  goalProgress: '{reached} of {goal}',
  goalCountries: {
    one: 'Countries with at least {count} signature',
    other: 'Countries with at least {count} signatures',
  },
  memberCount: 'Signatures through this page: {count}',
  memberChapters: 'With its chapters: {count}',
  memberFew:
    'The number of signatures through this page shows once there are more of them, to protect the people who signed.',
  byCountry: 'By country',
  allCountries: { one: 'Show {count} more country', other: 'Show {count} more countries' },
  withheld: {
    one: '{count} more signature from {places} countries with few signatures. They are not listed, to protect the people who signed.',
    other:
      '{count} more signatures from {places} countries with few signatures. They are not listed, to protect the people who signed.',
  },
  asOf: 'As of {time}',
} as const satisfies Record<string, Message>;
