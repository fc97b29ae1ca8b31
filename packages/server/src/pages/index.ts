export { englishPages, pageLanguages } from './catalogue.js';
export { builderRoutes } from './builder.routes.js';
export { composeSignatureMail } from './compose-signature-mail.js';
export { type PageDeps } from './page-deps.js';
export { openRoutes } from './open.routes.js';
export { pageRoutes } from './page.routes.js';
export { problemPage } from './problem-page.js';
