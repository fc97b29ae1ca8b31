import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Environment } from './config.js';
import { StartError } from './start-error.js';

const secretFile = (environment: Environment) => join(resolve(environment['DATA_DIR'] ?? 'data'), 'demo-secret');

/** The environment, with the demo's own `SECRET` where a demo has been run in `DATA_DIR` and none is given. */
export const demoEnvironment = (environment: Environment): Environment => {
  const file = secretFile(environment);
  if (environment['SECRET'] !== undefined || !existsSync(file)) return environment;
  return { ...environment, SECRET: readFileSync(file, 'utf8').trim() };
};

/**
 * Makes the demo's secret, kept beside its database as no real one should be.
 *
 * @throws StartError when the folder can't be written
 */
export const makeDemoSecret = (environment: Environment): void => {
  const file = secretFile(environment);
  if (environment['SECRET'] !== undefined || existsSync(file)) return;
  try {
    mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 });
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw new StartError(`The data folder can't be written: ${(error as Error).message}.`);
  }
};
