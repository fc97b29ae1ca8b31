import { readFile } from 'node:fs/promises';
import { isProtected, readIdentities, unprotect } from '@uncac-petition/open';
import { orSay } from './or-say.js';
import { readPassphrase, type Ask } from './passphrase.js';

export interface IdentityFiles {
  readonly paths: readonly string[];
  /** Holds the passphrase of those that are protected; without it, it is asked for. */
  readonly passphraseFile: string | undefined;
}

/**
 * The identities of age identity files, under a passphrase or not.
 *
 * @throws OpenError or StartError when one can't be read
 */
export const readIdentityFiles = async ({ paths, passphraseFile }: IdentityFiles, ask: Ask): Promise<string[]> => {
  const identities: string[] = [];
  let given: string | undefined;
  for (const path of paths) {
    const file = await orSay(path, () => readFile(path));
    if (isProtected(file) && passphraseFile !== undefined) given ??= await readPassphrase(passphraseFile);
    const plain = isProtected(file)
      ? await unprotect(file, given ?? (await ask(`Passphrase of ${path}: `)), path)
      : file;
    identities.push(...readIdentities(plain, path));
  }
  return identities;
};
