export { freely, type Admission } from './admission.js';
export { checkToken } from './check-token.js';
export { createToken } from './create-token.js';
export { revokeToken } from './revoke-token.js';
export { tokenCommand } from './token.command.js';
export { consumeNonce, deleteExpiredNonces } from './used-nonce.repository.js';
