import type { Sighting } from '../members/index.js';

const dayMs = 24 * 60 * 60 * 1000;
/** Today and the six days before. */
const activeDays = 7;

export interface MemberStatus {
  readonly member: string;
  /** `active`, `silent since 2008-11-01`, `never seen` */
  readonly state: string;
  /** ISO 8601 days, UTC; null where it never was. */
  readonly loadedOn: string | null;
  readonly signedOn: string | null;
  /** Where it was seen, the most recently seen first. */
  readonly origins: readonly string[];
}

/** What was seen of each member's widget. @param now milliseconds since 1970 */
export const statusOfMembers = (
  members: readonly string[],
  sightings: readonly Sighting[],
  now: number,
): MemberStatus[] => {
  const activeSince = new Date(now - (activeDays - 1) * dayMs).toISOString().slice(0, 10);
  return members.map((member) => {
    const own = sightings
      .filter((sighting) => sighting.member === member)
      .toSorted((a, b) => (lastSeen([a]) ?? '').localeCompare(lastSeen([b]) ?? '') * -1);
    const last = lastSeen(own);
    return {
      member,
      state: last === null ? 'never seen' : last >= activeSince ? 'active' : `silent since ${last}`,
      loadedOn: latest(own.map(({ loadedOn }) => loadedOn)),
      signedOn: latest(own.map(({ signedOn }) => signedOn)),
      origins: own.map(({ origin }) => origin),
    };
  });
};

const lastSeen = (sightings: readonly Sighting[]): string | null =>
  latest(sightings.flatMap(({ loadedOn, signedOn }) => [loadedOn, signedOn]));

const latest = (days: readonly (string | null)[]): string | null =>
  days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null);
