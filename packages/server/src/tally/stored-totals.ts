import { emptyTotals, forEachKind, signatureKinds, type Count, type Totals } from '@uncac-petition/shared';
import type { Insertable } from 'kysely';
import { iso } from '../config/clock.js';
import type { Queries } from '../db/database.js';
import { listTotals, type Head } from './tally.repository.js';
import type { TotalsTable } from './tally.table.js';

type Row = Insertable<TotalsTable>;

/** The fold as the tally last stored it. */
export const loadTotals = async (queries: Queries, { petition, sequence, asOf }: Head): Promise<Totals> => {
  const rows = await listTotals(queries, petition);
  const scope = (name: Row['scope']) =>
    rows.filter((row) => row.scope === name).map(({ place, count, peak }) => [place, { count, peak }] as const);
  const empty = emptyTotals(iso(asOf));
  return {
    ...empty,
    sequence,
    kinds: { ...empty.kinds, ...Object.fromEntries(scope('kind')) },
    countries: forEachKind((kind) => new Map(scope(`country/${kind}`))),
    members: forEachKind((kind) => new Map(scope(`member/${kind}`))),
  };
};

/** The rows that differ between two folds. */
export const changedRows = (petition: string, before: Totals, after: Totals): Row[] => [
  ...changed(petition, 'kind', new Map(Object.entries(before.kinds)), new Map(Object.entries(after.kinds))),
  ...signatureKinds.flatMap((kind) => [
    ...changed(petition, `country/${kind}`, before.countries[kind], after.countries[kind]),
    ...changed(petition, `member/${kind}`, before.members[kind], after.members[kind]),
  ]),
];

const changed = (
  petition: string,
  scope: Row['scope'],
  before: ReadonlyMap<string, Count>,
  after: ReadonlyMap<string, Count>,
): Row[] =>
  [...after]
    .filter(
      ([place, { count, peak }]) =>
        count !== (before.get(place)?.count ?? 0) || peak !== (before.get(place)?.peak ?? 0),
    )
    .map(([place, { count, peak }]) => ({ petition, scope, place, count, peak }));
