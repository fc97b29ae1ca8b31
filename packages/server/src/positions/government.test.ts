import type { PetitionFile, Stance } from '@uncac-petition/shared';
import { describe, expect, it } from 'vitest';
import { governmentOf, type Group, type Position } from './government.js';

const settings: Pick<PetitionFile, 'asks' | 'handover'> = {
  handover: { default: 'full-name', reluctant: 'count-only' },
  asks: [
    { ask: 'carry-on', when: { country: 'FI' } },
    { ask: 'lift', when: { group: 'like-minded' } },
    { ask: 'common', when: { group: 'grulac' } },
    { ask: 'ratify', when: { ratified: false } },
    { ask: 'drop', when: { stance: 'reluctant' } },
    { ask: 'come', when: { stance: 'hesitant' } },
    { ask: 'lead', when: { stance: 'open' } },
    { ask: 'support' },
  ],
};
const groups: readonly Group[] = [
  { group: 'grulac', name: 'GRULAC', countries: ['AR', 'VE'], source: null },
  { group: 'like-minded', name: 'Like-minded', countries: ['EG', 'FI', 'VE'], source: null },
];
const position = (changes: Partial<Position>): Position => ({
  country: 'KE',
  stance: 'unknown',
  ratified: null,
  pilot: null,
  supports: [],
  objectsTo: [],
  note: null,
  source: 'A note.',
  asOf: '2008-11-01',
  ...changes,
});
const government = (country: string, ...positions: readonly Partial<Position>[]) =>
  governmentOf(settings, positions.map(position), groups, country);

describe('the ask that a signature carries', () => {
  it.each<[country: string, ratified: boolean | null, stance: Stance, ask: string, why: string]>([
    ['FI', false, 'reluctant', 'carry-on', 'by country, whatever else there is'],
    ['FI', null, 'unknown', 'carry-on', 'by country, where nothing is known'],
    ['EG', false, 'open', 'lift', 'by group before ratification and stance'],
    ['EG', null, 'unknown', 'lift', 'by group, where nothing is known'],
    ['AR', true, 'open', 'common', 'by the other group'],
    ['VE', true, 'reluctant', 'lift', 'of two groups by the one whose ask stands first'],
    ['KE', false, 'reluctant', 'ratify', 'by the rule that stands first: not ratified'],
    ['KE', false, 'open', 'ratify', 'not ratified, though open'],
    ['KE', true, 'reluctant', 'drop', 'reluctant'],
    ['KE', null, 'reluctant', 'drop', 'reluctant, ratified or not is not known'],
    ['KE', true, 'hesitant', 'come', 'hesitant'],
    ['KE', true, 'open', 'lead', 'open'],
    ['KE', true, 'unknown', 'support', 'neutral: that it has ratified asks for nothing'],
    ['KE', null, 'unknown', 'support', 'neutral: nothing is known'],
  ])('from %s (ratified: %s, %s) is %s: %s', (country, ratified, stance, ask) => {
    expect(government(country, { ratified, stance }).ask).toBe(ask);
  });

  it.each<[ratified: boolean | null, stance: Stance, source: string | null, asOf: string | null, why: string]>([
    [false, 'open', 'A speech.', '2009', 'states the stance, whatever else is known'],
    [null, 'open', 'A speech.', '2009', 'states the stance'],
    [false, 'unknown', 'A register.', '2008', 'says that it has not ratified, where no stance is stated'],
    [true, 'unknown', 'A register.', '2008', 'says that it has ratified, where no stance is stated'],
    [null, 'unknown', null, null, 'says neither: none'],
  ])('names the source (ratified: %s, %s: %s, %s) that %s', (ratified, stance, source, asOf) => {
    const register = { ratified, source: 'A register.', asOf: '2008' };
    const speech = { stance, source: 'A speech.', asOf: '2009' };
    expect(government('KE', register, speech)).toMatchObject({ ratified, stance, source, asOf });
  });

  it('is the neutral one where there is no position, and before a country is chosen', () => {
    expect(government('KE').ask).toBe('support');
    expect(governmentOf(settings, [], groups).ask).toBe('support');
  });

  it('follows the newest that is stated of each: what is not said again stays true', () => {
    const before = { stance: 'hesitant', ratified: false, asOf: '2008' } as const;
    expect(government('KE', before, { ratified: true, asOf: '2009' })).toMatchObject({
      ask: 'come',
      stance: 'hesitant',
    });
    expect(government('KE', before, { stance: 'open', asOf: '2009' })).toMatchObject({ ask: 'ratify', stance: 'open' });
    expect(
      government('KE', { stance: 'reluctant', objectsTo: ['visits'], asOf: '2008' }, { ratified: true }),
    ).toMatchObject({
      ask: 'drop',
      objectsTo: ['visits'],
      handover: 'count-only',
    });
  });
});
