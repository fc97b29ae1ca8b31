import { petitionPath } from './form-paths.js';

/* As form-paths.ts, for what comes beside the form. */

export const totalsPath = (petition: string) => `${petitionPath(petition)}/totals`;
export const totalsStreamPath = (petition: string) => `${petitionPath(petition)}/totals/stream`;
export const calendarPath = (petition: string) => `${petitionPath(petition)}/milestones.ics`;
