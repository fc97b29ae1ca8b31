/** For programs that run a server in their own process, such as the demo. The command line is `main.ts`. */
export { applyCampaign, CampaignError, readCampaign } from './campaign/index.js';
export { readConfig, type Config } from './config/config.js';
export { demoEnvironment, makeDemoSecret } from './config/demo.js';
export { environment } from './config/environment.js';
export { StartError } from './config/start-error.js';
export { makeIdentityFile } from './delivery/index.js';
export type { Deps } from './deps.js';
export { openDeps } from './open-deps.js';
export { startServer, type RunningServer } from './serve.js';
