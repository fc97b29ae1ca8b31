export { groupsRoutes } from './groups.routes.js';
export { membersRoutes } from './members.routes.js';
export { logoRoutes } from './logo.routes.js';
export { memberCommand } from './member.command.js';
export { memberTotalsRoutes } from './member-totals.routes.js';
