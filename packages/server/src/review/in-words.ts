import { iso } from '../config/clock.js';

export const countOf = (signatures: number): string => `${signatures} ${signatures === 1 ? 'signature' : 'signatures'}`;

/** The day in UTC on which a signature was posted, as the condition `day` takes it. */
export const dayOf = (postedAt: number): string => iso(postedAt).slice(0, 10);
