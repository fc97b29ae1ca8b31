export { type PageDeps } from './page-deps.js';
export { pageRoutes } from './page.routes.js';
export { confirmationMail, knownMail } from './signature-mail.js';
