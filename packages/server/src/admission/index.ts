export { checkToken, type TokenCheck } from './check-token.js';
export { createToken, type NewToken } from './create-token.js';
export { revokeToken } from './revoke-token.js';
export { scopes, type Scope } from './scopes.js';
export { tokenCommand } from './token.command.js';
