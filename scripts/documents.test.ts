import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { promisedBy } from './documents.js';
import { root } from './files.js';

const documents = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md'].filter((name) => existsSync(join(root, name)));

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

describe.each(documents)('%s', (name) => {
  const promised = promisedBy(codeAndLinks(readFileSync(join(root, name), 'utf8')));

  it('names only commands that exist', () => {
    expect(promised.scripts.filter((script) => !(script in scripts))).toEqual([]);
  });

  it('links only to files that exist', () => {
    expect(promised.files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});

it('reads commands and links from a page', () => {
  const page =
    'Run `npm start` or `npm run gone`; see [the map](docs/map.md#north), <img src="docs/a.png">, [us](https://example.org).';
  expect(promisedBy(page)).toEqual({ scripts: ['start', 'gone'], files: ['docs/map.md', 'docs/a.png'] });
});

/** In prose "npm and …" is no command. */
function codeAndLinks(markdown: string): string {
  const code = markdown.match(/```[\s\S]*?```|`[^`\n]+`/g) ?? [];
  const links = markdown.match(/\]\([^)]+\)|src="[^"]+"/g) ?? [];
  return [...code, ...links].join('\n');
}
