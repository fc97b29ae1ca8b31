import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const integrityOf = (text: string) => `sha384-${createHash('sha384').update(text).digest('base64')}`;

/**
 * Writes what the build of the widget would.
 *
 * @returns the folder
 */
export const writeBuild = (parent: string, version: string, files: Readonly<Record<string, string>>): string => {
  const folder = join(parent, `${version}-${Object.values(files).join('').length}`);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const listed = Object.entries(files).map(([path, text]) => ({ path, integrity: integrityOf(text) }));
  const integrity = integrityOf(files['uncac-petition.js'] ?? '');
  writeFileSync(join(folder, 'release.json'), JSON.stringify({ version, integrity, files: listed }));
  return folder;
};
