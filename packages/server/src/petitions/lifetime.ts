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

/**
 * When a petition was closed, for the campaign that is being applied; null while it takes signatures, or will. A time to close
 * that lies in the past already when it is set closes it now: with a mistyped year its data would be overdue at once.
 *
 * @param stored the petition as it was before; undefined for a new one @param now milliseconds since 1970
 */
export const closedAtOf = (
  settings: PetitionFile,
  stored: Pick<StoredPetition, 'settings' | 'closedAt'> | undefined,
  now: number,
): number | null => {
  if (!isEnd(statusOf(settings, now))) return null;
  if (stored === undefined) return now;
  return stored.closedAt ?? (isEnd(statusOf(stored.settings, now)) ? timeToClose(stored.settings) : null) ?? now;
};

const timeToClose = ({ closesAt }: PetitionFile): number | null => (closesAt === null ? null : Date.parse(closesAt));

/** Whether the days have passed that data are kept after the close. */
export const isOverdue = (
  { settings, closedAt }: Pick<StoredPetition, 'settings' | 'closedAt'>,
  now: number,
): boolean => (closedAt ?? timeToClose(settings) ?? Infinity) + settings.retentionDays * dayMs <= now;
