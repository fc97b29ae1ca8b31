import { petitionPath } from './form-paths.js';

/* As form-paths.ts, for live totals. */

export const totalsPath = (petition: string) => `${petitionPath(petition)}/totals`;
export const totalsStreamPath = (petition: string) => `${petitionPath(petition)}/totals/stream`;
