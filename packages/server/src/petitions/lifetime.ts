import type { PetitionFile, PetitionStatus } from '@uncac-petition/shared';
import type { StoredPetition } from './petition.repository.js';

const dayMs = 24 * 60 * 60 * 1000;

/** What the settings make of a petition at a moment. @param now milliseconds since 1970 */
export const statusOf = ({ status, opensAt, closesAt }: PetitionFile, now: number): PetitionStatus => {
  if (status !== 'open') return status;
  if (opensAt !== null && now < Date.parse(opensAt)) return 'draft';
  return closesAt !== null && now >= Date.parse(closesAt) ? 'closed' : 'open';
};

export const isEnd = (status: PetitionStatus): boolean => status === 'closed' || status === 'delivered';

/** Whether this is what is left of a pepper. */
export const isDestroyed = (pepper: Uint8Array): boolean => pepper.length === 0;

/** Whether the days have passed that data are kept after the close: the status was set so, or the time to close came. */
export const isOverdue = (
  { settings: { closesAt, retentionDays }, closedAt }: Pick<StoredPetition, 'settings' | 'closedAt'>,
  now: number,
): boolean => {
  const end = Math.min(closedAt ?? Infinity, closesAt === null ? Infinity : Date.parse(closesAt));
  return end + retentionDays * dayMs <= now;
};
