/** What touches an identity: for the holder's own machine, never for a server. */
export type { ReadFile } from './blocks.js';
export type { Cryptography } from './cryptography.js';
export { isProtected, readIdentities, unprotect } from './identity-file.js';
export { makeIdentity } from './make-identity.js';
export { OpenError } from './open-error.js';
export { openExport, type OpenedRows, type OpenRequest } from './open-export.js';
export { unseal } from './sealed.js';
