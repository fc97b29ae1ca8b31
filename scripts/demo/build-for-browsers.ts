import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '@uncac-petition/server';
import { root } from '../files.js';
import { runScript } from '../run-command.js';

/** What runs in browsers, with a file that is there once it is built, and what it is made of. */
const builds = [
  {
    name: 'the widget',
    folder: 'packages/widget',
    built: 'dist/uncac-petition.js',
    sources: ['packages/widget/src', 'packages/shared/src'],
  },
  {
    name: 'the page for identities and exports',
    folder: 'packages/open',
    built: 'dist/saved.html',
    sources: ['packages/open/src', 'packages/open/scripts', 'packages/server/src/pages/assets'],
  },
  {
    name: 'the page for what to embed',
    folder: 'packages/builder',
    built: 'dist/index.html',
    sources: [
      'packages/builder/src',
      'packages/builder/scripts',
      'packages/shared/src',
      'packages/server/src/pages/assets',
    ],
  },
] as const;

/** Builds what runs in browsers, unless what it is made of is older than the last build. */
export const buildForBrowsers = async (): Promise<void> => {
  for (const { name, folder, built, sources } of builds) {
    const result = join(root, folder, built);
    if (existsSync(result) && statSync(result).mtimeMs > newest(sources.map((source) => join(root, source)))) continue;
    console.log(`Building ${name} …`);
    const { exitCode, output } = await runScript(folder, 'build', { env: { NODE_ENV: 'production' } });
    if (exitCode !== 0) throw new StartError(`Building ${name} did not work:\n${output}`);
  }
};

const newest = (folders: readonly string[]): number =>
  Math.max(
    ...folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
    ),
  );
