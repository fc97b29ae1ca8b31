import { changeMine, type MineDeps } from './change-mine.js';
import type { SignatureRow } from './signature.repository.js';

/**
 * Takes a name off the public list of supporters; the signature goes on counting. A second time is harmless.
 *
 * @returns undefined when the link is not valid
 */
export const hideName = (deps: MineDeps, token: string): Promise<SignatureRow | undefined> =>
  changeMine(deps, token, async (_tx, { display_name }) => (display_name === null ? {} : { display_name: null }));
