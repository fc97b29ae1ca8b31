import './position.table.js';
import type { Queries } from '../db/database.js';
import type { Group, Position } from './government.js';

/** The oldest first; of one day, the one recorded first. */
export const listPositions = async (queries: Queries, petition: string): Promise<Position[]> => {
  const rows = await queries
    .selectFrom('position')
    .select('content')
    .where('petition', '=', petition)
    .orderBy('as_of')
    .orderBy('recorded_at')
    .orderBy('country')
    .orderBy('source')
    .execute();
  return rows.map(({ content }) => JSON.parse(content) as Position);
};

/** Positions are only ever added. @param now milliseconds since 1970 */
export const insertPosition = async (tx: Queries, petition: string, position: Position, now: number): Promise<void> => {
  const { country, asOf, source } = position;
  await tx
    .insertInto('position')
    .values({ petition, country, as_of: asOf, source, content: JSON.stringify(position), recorded_at: now })
    .execute();
};

export const listGroups = async (queries: Queries, petition: string): Promise<Group[]> => {
  const rows = await queries
    .selectFrom('country_group')
    .select('content')
    .where('petition', '=', petition)
    .orderBy('country_group')
    .execute();
  return rows.map(({ content }) => JSON.parse(content) as Group);
};

export const saveGroup = async (tx: Queries, petition: string, group: Group): Promise<void> => {
  const content = JSON.stringify(group);
  await tx
    .insertInto('country_group')
    .values({ petition, country_group: group.group, content })
    .onConflict((conflict) => conflict.columns(['petition', 'country_group']).doUpdateSet({ content }))
    .execute();
};

export const deleteGroup = async (tx: Queries, petition: string, group: string): Promise<void> => {
  await tx.deleteFrom('country_group').where('petition', '=', petition).where('country_group', '=', group).execute();
};
