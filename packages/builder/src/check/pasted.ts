import { asHeaders } from './as-headers.js';
import { parsePolicies, type Policy } from './policy.js';

/** What was pasted: a page's headers, its HTML, both, or a policy alone. */
export interface Pasted {
  readonly policies: readonly Policy[];
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  /** Whether there is a policy or a header in it, and not only what could be anything. */
  readonly isSeen: boolean;
}

const dispositions: Readonly<Record<string, Policy['disposition']>> = {
  'content-security-policy': 'enforce',
  'content-security-policy-report-only': 'report',
};

const headerLine = /^\s*([a-z][a-z\d-]*)\s*:\s*(.*)$/i;
const barePolicy =
  /^\s*(?:(?:default|script|style|img|connect|frame|child|worker|font|media|object|manifest)-src(?:-elem|-attr)?|base-uri|form-action|frame-ancestors|sandbox|upgrade-insecure-requests|block-all-mixed-content|require-trusted-types-for|trusted-types|report-uri|report-to)(?=[\s;]|$)/i;

const surelyHeaders =
  /^\s*(?:HTTP\/\d|(?:age|cache-control|connection|content-(?:encoding|length|type)|cross-origin-[a-z-]+|date|etag|expires|last-modified|location|permissions-policy|referrer-policy|server|set-cookie|strict-transport-security|vary|x-[a-z-]+)\s*:)/i;

export const readPasted = (text: string): Pasted => {
  const headers = new Map<string, string>();
  const policies: Policy[] = [];
  const lines = unfolded(asHeaders(text));
  for (const line of lines) {
    const [, name = '', value = ''] = headerLine.exec(line) ?? [];
    const key = name.toLowerCase();
    const disposition = dispositions[key];
    if (disposition !== undefined) policies.push(...parsePolicies(value, disposition));
    else if (barePolicy.test(line)) policies.push(...parsePolicies(line));
    else if (key !== '') headers.set(key, [headers.get(key), value].filter(Boolean).join(', '));
  }
  policies.push(...metaPolicies(text));
  return { policies, headers, text, isSeen: policies.length > 0 || lines.some((line) => surelyHeaders.test(line)) };
};

/** Browsers' tools wrap long values, and HTTP once did so by lines that start with a space. */
const unfolded = (text: string): readonly string[] =>
  text
    .replaceAll(/<[a-z!/?][^>]*>/gi, (tag) => tag.replaceAll('\n', ' '))
    .replaceAll(/;[ \t]*\r?\n[ \t]+/g, '; ')
    .replaceAll(/\r?\n[ \t]+(?=[^\s<])/g, ' ')
    .split(/\r?\n/)
    .filter((line) => !line.trimStart().startsWith('<'));

const metaPolicies = (text: string): readonly Policy[] =>
  [...text.matchAll(/<meta\b[^>]*>/gi)].flatMap(([tag]) =>
    attribute(tag, 'http-equiv').toLowerCase() === 'content-security-policy'
      ? parsePolicies(attribute(tag, 'content'), 'enforce', 'meta')
      : [],
  );

const attribute = (tag: string, name: string): string => {
  const [, double, single, bare] =
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag) ?? [];
  return (double ?? single ?? bare ?? '').replaceAll(
    /&(quot|#39|#x27|apos|amp|lt|gt);/g,
    (whole, entity: string) => entities[entity] ?? whole,
  );
};

const entities: Readonly<Record<string, string>> = {
  quot: '"',
  '#39': "'",
  '#x27': "'",
  apos: "'",
  amp: '&',
  lt: '<',
  gt: '>',
};
