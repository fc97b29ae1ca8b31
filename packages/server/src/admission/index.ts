export { freely, type Admission } from './admission.js';
export { createAdmissions, type Admissions } from './admissions.js';
export { challengeRoutes } from './challenge.routes.js';
export { checkToken } from './check-token.js';
export { createToken } from './create-token.js';
export { revokeToken } from './revoke-token.js';
export { tokenCommand } from './token.command.js';
export { useNonce } from './used-nonce.repository.js';
export { usedNonces } from './used-nonces.js';
