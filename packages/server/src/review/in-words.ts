import { PublicEntry } from '@uncac-petition/shared';
import { iso } from '../config/clock.js';
import type { ReviewRow } from './review.repository.js';

export const countOf = (signatures: number): string => `${signatures} ${signatures === 1 ? 'signature' : 'signatures'}`;

/** The day in UTC on which a signature was posted, as the condition `day` takes it. */
export const dayOf = (postedAt: number): string => iso(postedAt).slice(0, 10);

/** What was signed with in public, once its mailbox has confirmed it. */
export const entryOf = ({ status, public_entry }: Pick<ReviewRow, 'status' | 'public_entry'>): string => {
  if (public_entry === null || status === 'pending') return '-';
  const entry = PublicEntry.parse(JSON.parse(public_entry));
  return entry.kind === 'organisation'
    ? [entry.name, entry.type, entry.website, entry.role].join(' · ')
    : [entry.name, entry.parliament, entry.chamber, ...(entry.constituency ? [entry.constituency] : [])].join(' · ');
};
