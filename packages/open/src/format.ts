/** How sealed things are written; nothing in here opens them. */
export * from './contacts-format.js';
export type * from './drill-format.js';
export * from './export-format.js';
export { associatedData, nonceBytes, sealedVersion, type Place } from './sealed.js';
export { contactPlace, type Contact, type ContactPlace } from './sealed-contact.js';
export { rowPlace, type Personal, type RowPlace } from './sealed-row.js';
export { csvLines, restorable, restored, type Cell } from './write-csv.js';
