import type { LocalizedText, Milestone, PublicPosition } from '@uncac-petition/shared';
import { currentPosition, type Position } from '../positions/index.js';
import type { PublishedPetition } from './published-petition.js';

type Recorded = Pick<PublishedPetition, 'settings' | 'milestones' | 'positions'>;

/** In the order of the campaign. */
export const milestonesView = ({ milestones, settings }: Recorded, lang: string): Milestone[] =>
  milestones.map(({ milestone, title, from, to, place, status, outcome, source }) => {
    const say = (text: LocalizedText) => localized(text, lang, settings.defaultLanguage);
    return {
      milestone,
      title: say(title),
      from,
      to,
      place: place && say(place),
      status,
      outcome: outcome && say(outcome),
      source,
    };
  });

/** The current position of each government that one is known of, by country. */
export const positionsView = ({ positions, settings }: Recorded, lang: string): PublicPosition[] =>
  [...Map.groupBy(positions, ({ country }) => country)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, ofCountry]) => currentPosition(ofCountry) ?? [])
    .map((position) => toView(position, lang, settings.defaultLanguage));

/** All that was recorded of one government, as it was recorded; the newest first. */
export const historyView = ({ positions, settings }: Recorded, country: string, lang: string): PublicPosition[] =>
  positions
    .filter((position) => position.country === country)
    .toReversed()
    .map((position) => toView(position, lang, settings.defaultLanguage));

const toView = ({ note, ...position }: Position, lang: string, fallback: string): PublicPosition => ({
  ...position,
  supports: [...position.supports],
  objectsTo: [...position.objectsTo],
  note: note && localized(note, lang, fallback),
});

/** A text in the wanted language, else in the campaign's. */
export const localized = (text: LocalizedText, lang: string, fallback: string): string =>
  typeof text === 'string' ? text : (text[lang] ?? text[fallback] ?? Object.values(text)[0] ?? '');
