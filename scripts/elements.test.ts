import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { documentOf, type ElementFacts } from '../packages/widget/scripts/describe-elements.mjs';
import { root } from './files.js';

const widget = join(root, 'packages/widget');

/** The manifest as the package's build makes it. */
const analyse = (): ElementFacts[] => {
  const folder = mkdtempSync(join(tmpdir(), 'uncac-manifest-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const analyzer = dirname(
    createRequire(join(widget, 'package.json')).resolve('@custom-elements-manifest/analyzer/package.json'),
  );
  execFileSync(
    process.execPath,
    [join(analyzer, 'cem.js'), 'analyze', '--quiet', '--outdir', relative(widget, folder)],
    {
      cwd: widget,
    },
  );
  const { modules } = JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8')) as {
    modules: { declarations: ElementFacts[] }[];
  };
  return modules.flatMap(({ declarations }) => declarations);
};

/** Where the code of an element lies, below the widget's sources. */
const folders = {
  'uncac-petition': ['petition/*.ts', 'kinds/*.ts', 'totals/render-count.ts'],
  'uncac-totals': ['totals/*.ts', 'map/*.ts'],
} as const;
const styles = ['*.styles.ts', 'petition/dress.ts', 'petition/uncac-petition.styles.ts', 'petition/member.styles.ts'];

const sourceOf = (patterns: readonly string[]): string =>
  globSync([...patterns], { cwd: join(widget, 'src') })
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(widget, 'src', file), 'utf8').replaceAll(/\/\*[^]*?\*\//g, ''))
    .join('\n');

const found = (source: string, pattern: RegExp): string[] =>
  [...new Set([...source.matchAll(pattern)].map(([, name = '']) => name))].sort();
const names = (facts: readonly { readonly name: string }[]): string[] => facts.map(({ name }) => name).sort();

const elements = analyse();

describe.each(Object.entries(folders))('the manifest of <%s>', (tagName, patterns) => {
  const element = elements.find((one) => one.tagName === tagName);
  if (element === undefined) throw new Error(`The manifest lacks ${tagName}`);
  const source = sourceOf(patterns);

  it('names every event that is fired, and no other', () => {
    expect(names(element.events)).toEqual(found(source, /\bemit\(\s*'([^']+)'/g));
  });

  it('names every part, and no other', () => {
    const written = found(source, /\bpart="([\w-]+)"/g);
    // Some are given as an argument.
    const nowhere = names(element.cssParts).filter((part) => !written.includes(part) && !source.includes(`'${part}'`));
    expect(nowhere, 'documented, but not in the code').toEqual([]);
    expect(
      written.filter((part) => !names(element.cssParts).includes(part)),
      'not documented',
    ).toEqual([]);
  });

  it('names every slot, and no other', () => {
    expect(names(element.slots)).toEqual(found(source, /<slot(?: name="([\w-]+)")?>/g));
  });

  it('describes every attribute, event, part, slot and property, with its type', () => {
    const { attributes, events, cssParts, cssProperties, slots, members } = element;
    for (const { name, description } of [...attributes, ...events, ...cssParts, ...cssProperties, ...slots, ...members])
      expect(description, name).toMatch(/\w/);
    for (const { name, type } of [...attributes, ...events, ...members]) expect(type?.text, name).toBeDefined();
  });
});

describe('the manifest of both elements', () => {
  it('names every custom property that is read, and no other', () => {
    const read = found(sourceOf(styles), /var\(\s*(--uncac-[\w-]+)/g);
    const documented = [...new Set(elements.flatMap(({ cssProperties }) => names(cssProperties)))].sort();
    expect(documented).toEqual(read);
  });

  it('types the events as the code does', () => {
    const map = /interface UncacEventMap \{([^}]*)\}/.exec(readFileSync(join(widget, 'src/events.ts'), 'utf8'))?.[1];
    const inCode = [...(map ?? '').matchAll(/'([\w-]+)': (.*);/g)].map(([, name, type]) => `${name}: ${type}`);
    const inManifest = elements.flatMap(({ events }) => events.map(({ name, type }) => `${name}: ${type?.text}`));
    expect([...new Set(inManifest)].sort()).toEqual(inCode.sort());
  });

  it('is what docs/elements.md says', () => {
    expect(readFileSync(join(root, 'docs/elements.md'), 'utf8'), 'run `npm run docs` in packages/widget').toBe(
      documentOf(elements),
    );
  });
});
