import type { Message } from './catalogue.js';

/** English for what the map says; loaded with it (`map.ts`). */
export const enMap = {
  signaturesTitle: 'Signatures by country',
  stancesTitle: 'Where governments stand',
  hint: 'Point at a country, tap it, or go from one to the next with the arrow keys.',
  legend: 'Key',
  signatures: { one: '{count} signature', other: '{count} signatures' },
  range: '{from} to {to}',
  rangeOpen: '{from} and more',
  noNumber: 'No number shown',
  'stance-open': 'Open',
  'stance-hesitant': 'Partly hesitant',
  'stance-reluctant': 'Reluctant',
  'stance-unknown': 'Not known',
  stanceOf: 'Stance of the government: {stance}',
  sourceOn: 'Source: {source} ({date})',
  table: 'Show as a table',
  country: 'Country',
  count: 'Signatures',
  stance: 'Stance',
  source: 'Source',
  positionsFailed: 'The stances could not be loaded. We try again in a moment.',
  boundaries:
    'Boundaries are those of Natural Earth, simplified for a small scale; countries are those of ISO 3166, and Kosovo. An area without a code of its own is drawn with the country under whose code it falls. Small countries are dots. Neither boundaries nor names imply any opinion on the legal status of a country, territory or area.',
} as const satisfies Record<string, Message>;

export type MapMessageKey = keyof typeof enMap;
export type MapMessages = Readonly<Record<MapMessageKey, Message>>;
