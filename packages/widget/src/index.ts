export type { Environment } from './environment.js';
export type { PageEnvironment, TotalsStream } from './page-environment.js';
export { UncacPetition } from './petition/uncac-petition.js';
export { UncacTotals } from './totals/uncac-totals.js';
