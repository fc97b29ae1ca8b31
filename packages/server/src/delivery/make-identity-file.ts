import { writeFile } from 'node:fs/promises';
import { makeIdentity } from '@uncac-petition/open';
import { iso, systemClock } from '../config/clock.js';
import { StartError } from '../config/start-error.js';

/**
 * Makes an identity in a new file that only its owner can read.
 *
 * @param passphrase protects it
 * @returns the recipient key
 * @throws StartError when the file is there already or can't be written
 */
export const makeIdentityFile = async (file: string, passphrase?: string): Promise<string> => {
  const { text, recipient } = await makeIdentity(iso(systemClock.now()), passphrase);
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const code = Reflect.get(error as Error, 'code');
    throw new StartError(
      code === 'EEXIST'
        ? `The file ${file} is there already, and an identity is never overwritten.`
        : `The file ${file} can't be written: ${code}.`,
    );
  }
  return recipient;
};
