import type { Environment } from './config.js';

/** The only place that reads the process's environment. */
export const environment = (): Environment => process.env;
