/** What touches an identity: for the holder's own machine, never for a server. */
export type { ReadFile } from './blocks.js';
export type { Cryptography } from './cryptography.js';
export { isProtected, readIdentities, unprotect } from './identity-file.js';
export { makeIdentity } from './make-identity.js';
export { OpenError } from './open-error.js';
export { openDrill } from './open-drill.js';
export { openExport } from './open-export.js';
export type { OpenedRows, OpenRequest } from './open-request.js';
export { unseal } from './sealed.js';
