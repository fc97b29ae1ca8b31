export type { Environment, TotalsStream } from './environment.js';
export { UncacPetition } from './petition/uncac-petition.js';
export { UncacTotals } from './totals/uncac-totals.js';
