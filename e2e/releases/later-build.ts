import { createHash } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const built = fileURLToPath(new URL('../../packages/widget/dist', import.meta.url));

interface BuiltRelease {
  readonly version: string;
  readonly integrity: string;
  readonly files: readonly { readonly path: string }[];
}

export const readRelease = (folder = built): BuiltRelease =>
  JSON.parse(readFileSync(join(folder, 'release.json'), 'utf8')) as BuiltRelease;

/**
 * Makes of the widget's build the one of a later version: its chunks have other names, and its button says `sign`.
 *
 * @returns its version
 */
export const makeLaterBuild = (folder: string, sign: string): string => {
  const { version, files } = readRelease();
  const later = version.replace(/\d+$/, (patch) => String(Number(patch) + 1));
  const change = (text: string) =>
    text
      .replaceAll(`../${version}/chunks/`, `../${later}/chunks/`)
      .replaceAll(/(chunks\/|\.\/)(\w+)-[\w-]{8}\.js/g, '$1$2-of-later.js')
      .replaceAll('"Sign"', JSON.stringify(sign))
      .replaceAll('`Sign`', JSON.stringify(sign));
  const changed = files.map(({ path }) => {
    const target = join(folder, change(path));
    cpSync(join(built, path), target);
    const text = change(readFileSync(target, 'utf8'));
    writeFileSync(target, text);
    const integrity = `sha384-${createHash('sha384').update(text).digest('base64')}`;
    return { path: change(path), integrity };
  });
  const integrity = changed.find(({ path }) => path === 'uncac-petition.js')?.integrity;
  writeFileSync(join(folder, 'release.json'), JSON.stringify({ version: later, integrity, files: changed }));
  return later;
};
