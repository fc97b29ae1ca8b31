import type { Queries } from '../db/database.js';

/** On which days a member's widget was last seen on a site: nothing of visitors. */
export interface Sighting {
  readonly member: string;
  /** As browsers send it; `null` of a frame without one, the petition's own where the page was in a frame of ours. */
  readonly origin: string;
  /** ISO 8601 days, UTC. */
  readonly loadedOn: string | null;
  readonly signedOn: string | null;
}

export type Sight = 'loaded' | 'signed';

/** Of all members of a petition, also retired ones, by member and origin; none of a member that was never seen. */
export const listSightings = async (queries: Queries, petition: string): Promise<Sighting[]> => {
  const rows = await queries
    .selectFrom('sighting')
    .select(['member', 'origin', 'loaded_on', 'signed_on'])
    .where('petition', '=', petition)
    .orderBy('member')
    .orderBy('origin')
    .execute();
  return rows.map(({ member, origin, loaded_on, signed_on }) => ({
    member,
    origin,
    loadedOn: loaded_on,
    signedOn: signed_on,
  }));
};

export interface SightingKey {
  readonly petition: string;
  readonly member: string;
  readonly origin: string;
}

/** @param day ISO 8601 */
export const saveSighting = async (tx: Queries, key: SightingKey, sight: Sight, day: string): Promise<void> => {
  const seen = sight === 'loaded' ? { loaded_on: day } : { signed_on: day };
  await tx
    .insertInto('sighting')
    .values({ ...key, loaded_on: null, signed_on: null, ...seen })
    .onConflict((conflict) => conflict.columns(['petition', 'member', 'origin']).doUpdateSet(seen))
    .execute();
};

/** Forgets the origins of a member that were not seen for the longest time, until there are `most`. */
export const keepNewestSightings = async (
  tx: Queries,
  { petition, member }: Pick<SightingKey, 'petition' | 'member'>,
  most: number,
): Promise<void> => {
  const ofMember = (await listSightings(tx, petition)).filter((sighting) => sighting.member === member);
  const oldestFirst = ofMember.toSorted((one, other) => (lastSeen(one) < lastSeen(other) ? -1 : 1));
  const origins = oldestFirst.slice(0, Math.max(0, oldestFirst.length - most)).map(({ origin }) => origin);
  if (origins.length === 0) return;
  await tx
    .deleteFrom('sighting')
    .where('petition', '=', petition)
    .where('member', '=', member)
    .where('origin', 'in', origins)
    .execute();
};

/** The later of the two days. */
const lastSeen = ({ loadedOn, signedOn }: Sighting): string => [loadedOn ?? '', signedOn ?? ''].toSorted()[1] ?? '';
