import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '@uncac-petition/server';
import { root } from '../files.js';
import { runScript } from '../run-command.js';

const widget = join(root, 'packages/widget');
const built = join(widget, 'dist/uncac-petition.js');

/** Builds the widget, unless what it is made of is older than the last build. */
export const buildWidget = async (): Promise<void> => {
  if (existsSync(built) && statSync(built).mtimeMs > newest([join(widget, 'src'), join(root, 'packages/shared/src')]))
    return;
  console.log('Building the widget …');
  const { exitCode, output } = await runScript('packages/widget', 'build');
  if (exitCode !== 0) throw new StartError(`The widget could not be built:\n${output}`);
};

const newest = (folders: readonly string[]): number =>
  Math.max(
    ...folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
    ),
  );
