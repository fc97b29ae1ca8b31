/** One policy of a page, as a browser reads it (CSP 3). */
export interface Policy {
  /** Whether the browser obeys it, or only tells somebody. */
  readonly disposition: 'enforce' | 'report';
  readonly from: 'header' | 'meta';
  /** By lower-case name; the first of a name counts. */
  readonly directives: ReadonlyMap<string, readonly string[]>;
}

const whitespace = /[\t\n\f\r ]+/;

/** In a `<meta>` these do nothing. */
const notInMeta = ['report-uri', 'frame-ancestors', 'sandbox'];

/**
 * Reads the value of one header, or of one `<meta>`. In a header commas part policies.
 *
 * @returns none where there is no directive
 */
export const parsePolicies = (
  value: string,
  disposition: Policy['disposition'] = 'enforce',
  from: Policy['from'] = 'header',
): readonly Policy[] =>
  (from === 'header' ? value.split(',') : [value])
    .map((one) => ({ disposition, from, directives: parseDirectives(one, from) }))
    .filter(({ directives }) => directives.size > 0);

const parseDirectives = (policy: string, from: Policy['from']): ReadonlyMap<string, readonly string[]> => {
  const directives = new Map<string, readonly string[]>();
  for (const text of policy.split(';')) {
    const [name = '', ...values] = text.split(whitespace).filter((token) => token !== '');
    const key = name.toLowerCase();
    if (key === '' || directives.has(key) || (from === 'meta' && notInMeta.includes(key))) continue;
    directives.set(key, values);
  }
  return directives;
};

/** As it is written in a header. */
export const writePolicy = ({ directives }: Policy): string =>
  [...directives].map(([name, values]) => [name, ...values].join(' ')).join('; ');

/** What speaks for what, where it is not named itself: the nearest first. */
const fallbacks = {
  'script-src-elem': ['script-src-elem', 'script-src', 'default-src'],
  'connect-src': ['connect-src', 'default-src'],
  'frame-src': ['frame-src', 'child-src', 'default-src'],
  'worker-src': ['worker-src', 'child-src', 'script-src', 'default-src'],
  'style-src-attr': ['style-src-attr', 'style-src', 'default-src'],
} as const satisfies Record<string, readonly string[]>;

export type FetchDirective = keyof typeof fallbacks;

/** The directive that decides, with its sources; undefined where none does, and so all is allowed. */
export const deciding = (
  { directives }: Policy,
  wanted: FetchDirective,
): { readonly name: string; readonly sources: readonly string[] } | undefined => {
  for (const name of fallbacks[wanted]) {
    const sources = directives.get(name);
    if (sources !== undefined) return { name, sources };
  }
  return undefined;
};
