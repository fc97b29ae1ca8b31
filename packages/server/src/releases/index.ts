export { majorOf } from './release.js';
export { openReleases, type Releases } from './releases.js';
export { releaseRoutes } from './releases.routes.js';
export { newestRelease } from './widget-release.repository.js';
