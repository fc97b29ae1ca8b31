import type { Deps } from '../deps.js';
import { countForReview, listBySoftKey, listForReview, type ReviewRow, type ReviewScope } from './review.repository.js';

/** A signature as a reviewer sees it. */
export interface ListedSignature extends Omit<ReviewRow, 'signer_key' | 'soft_key'> {
  /** The counted and pending signatures of other mailboxes that have the same soft key. */
  readonly collidesWith: readonly string[];
}

/** How many signatures match, and the first of them in the order of posting. */
export const listSignatures = async (
  { database }: Pick<Deps, 'database'>,
  scope: ReviewScope,
  most: number,
): Promise<{ readonly count: number; readonly signatures: readonly ListedSignature[] }> => {
  const count = await countForReview(database.reads, scope);
  const rows = await listForReview(database.reads, scope, most);
  const softKeys = new Map(rows.flatMap(({ soft_key: key }) => (key === null ? [] : [[hex(key), key] as const])));
  const sharing = await listBySoftKey(database.reads, scope.petition, [...softKeys.values()]);
  const byKey = Map.groupBy(sharing, ({ soft_key }) => hex(soft_key));
  const collidesWith = (row: ReviewRow) =>
    (row.soft_key === null ? [] : (byKey.get(hex(row.soft_key)) ?? []))
      .filter(({ signer_key }) => hex(signer_key) !== hex(row.signer_key))
      .map(({ signature }) => signature);
  return {
    count,
    signatures: rows.map(({ signer_key, soft_key, ...shown }) => ({
      ...shown,
      collidesWith: collidesWith({ ...shown, signer_key, soft_key }),
    })),
  };
};

const hex = (key: Uint8Array | null): string => (key === null ? '' : Buffer.from(key).toString('hex'));
