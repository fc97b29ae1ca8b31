import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the workspace, with a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url));

export interface SourceFile {
  /** From the root, with `/`. */
  readonly path: string;
  readonly text: string;
}

const source = /\.(ts|mts|js|mjs)$/;

/** The workspace's own TypeScript and JavaScript, as git sees them: new files too, ignored ones not. */
export const sourceFiles = (): SourceFile[] =>
  listFiles()
    .filter((path) => source.test(path))
    .map((path) => ({ path, text: readFileSync(root + path, 'utf8') }));

const listFiles = (): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((path) => path !== '' && existsSync(root + path));
