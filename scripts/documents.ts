/** What a Markdown page promises that can be checked. */
export interface Promised {
  /** Names of npm scripts. */
  readonly scripts: readonly string[];
  /** Targets of relative links and pictures, without `#…`. */
  readonly files: readonly string[];
}

const builtIn = new Set(['install', 'ci', 'exec', 'pack']);

export const promisedBy = (markdown: string): Promised => ({
  scripts: [...markdown.matchAll(/\b(?:npm|pnpm)\s+(?:run\s+)?([a-z][\w:-]*)/g)]
    .map(([, name = '']) => name)
    .filter((name) => !builtIn.has(name)),
  files: [...markdown.matchAll(/\]\(\s*([^)\s]+)[^)]*\)|\bsrc="([^"]+)"/g)]
    .map(([, link, picture]) => (link ?? picture ?? '').replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target)),
});
