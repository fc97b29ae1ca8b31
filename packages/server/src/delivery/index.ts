export { exportCommand } from './export.command.js';
export { exportRoutes } from './export.routes.js';
export { keyCommand } from './key.command.js';
export { openCommand } from './open.command.js';
export { makeIdentityFile } from './make-identity-file.js';
