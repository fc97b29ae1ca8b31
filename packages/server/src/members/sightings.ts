import { iso } from '../config/clock.js';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import type { Member } from './member.repository.js';
import { keepNewestSightings, saveSighting, type Sight } from './sighting.repository.js';

/** Of a member that lists no origins, whose widget may be anywhere: so many are kept, the newest. */
const mostUnlisted = 20;
const longestOrigin = 300;

/**
 * Keeps the days on which a member's widget was seen, and where. It never keeps a request waiting and never fails one, and
 * writes at most once a day for each member, origin and sight, however many visitors there are.
 */
export interface Sightings {
  /** @param origin whose page it was; must be credited to the member, so that there is a bound to how many there are */
  readonly see: (sight: Sight, petition: string, member: Member, origin: string) => void;
  /** When all that was seen is written, or could not be. */
  readonly settled: () => Promise<void>;
}

export const createSightings = ({ database, clock, log }: Pick<Deps, 'database' | 'clock' | 'log'>): Sightings => {
  let today = '';
  /** Of each member of a petition, what was seen of it today. */
  const seen = new Map<string, Set<string>>();
  let writing = Promise.resolve();

  const write = async (sight: Sight, petition: string, member: Member, origin: string, day: string) => {
    const key = { petition, member: member.member, origin };
    await transaction(database, async (tx) => {
      await saveSighting(tx, key, sight, day);
      await keepNewestSightings(tx, key, mostOf(member));
    });
  };

  return {
    see: (sight, petition, member, origin) => {
      if (!isOrigin(origin)) return;
      const day = iso(clock.now()).slice(0, 10);
      if (day !== today) seen.clear();
      today = day;
      const known = `${petition}/${member.member}`;
      const ofMember = seen.get(known) ?? new Set();
      const entry = `${sight} ${origin}`;
      if (ofMember.has(entry) || ofMember.size >= 2 * mostOf(member)) return;
      seen.set(known, ofMember.add(entry));
      writing = writing.then(() =>
        write(sight, petition, member, origin, day).catch((error: unknown) => {
          // The next visitor has it tried again.
          ofMember.delete(entry);
          log.warn(
            { petition, member: member.member, code: Reflect.get(Object(error), 'code') },
            'a sighting was not kept',
          );
        }),
      );
    },
    settled: () => writing,
  };
};

/** Beside its own origins there is the petition's, whose pages it may show in a frame. */
const mostOf = ({ origins, frameOrigins }: Member): number =>
  Math.max(mostUnlisted, origins.length + frameOrigins.length + 1);

/** An origin holds nothing but scheme, host and port; whatever else the header may hold is not kept. */
const isOrigin = (origin: string): boolean =>
  origin === 'null' || (origin.length <= longestOrigin && URL.parse(origin)?.origin === origin);
