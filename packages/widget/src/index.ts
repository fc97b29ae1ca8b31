export type { ErrorDetail, SignDetail, TotalsDetail, UncacEventMap } from './events.js';
export { UncacPetition } from './petition/uncac-petition.js';
export { UncacTotals } from './totals/uncac-totals.js';
