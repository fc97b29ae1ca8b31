import { buildForBrowsers } from '../../scripts/demo/build-for-browsers.js';

/** Once for all files, since each starts a demo, and several would build at the same time. */
export const setup = (): Promise<void> => buildForBrowsers();
