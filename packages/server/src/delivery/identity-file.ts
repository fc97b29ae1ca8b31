import { StartError } from '../config/start-error.js';

/** An identity in the file format of age: `age --identity` reads it. */
export const writeIdentity = ({
  identity,
  recipient,
  created,
}: {
  identity: string;
  recipient: string;
  created: string;
}): string => `# created: ${created}\n# public key: ${recipient}\n${identity}\n`;

/**
 * The identities of an age identity file.
 *
 * @throws StartError when there are none, or other lines than identities and comments
 */
export const readIdentities = (text: string, path: string): string[] => {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.length === 0 || !lines.every((line) => /^AGE-SECRET-KEY-(PQ-)?1[A-Z0-9]+$/.test(line))) {
    throw new StartError(
      `The file ${path} is not an age identity file: it needs lines that start with AGE-SECRET-KEY-1.`,
    );
  }
  return lines;
};
