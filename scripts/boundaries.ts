import { posix } from 'node:path';
import type { SourceFile } from './files.js';
import { importsOf, withoutComments, type Import } from './source-text.js';

/** One file, read as far as the rules need it. */
interface Subject {
  readonly path: string;
  /** Without comments. */
  readonly code: string;
  readonly lines: number;
  readonly imports: readonly Import[];
}

interface Boundary {
  /** What is broken, as a sentence to the one who broke it. */
  readonly says: string;
  readonly appliesTo: (path: string) => boolean;
  /** The places that break it. */
  readonly broken: (subject: Subject) => readonly string[];
}

const features = [
  'petitions',
  'members',
  'positions',
  'campaign',
  'admission',
  'signatures',
  'review',
  'mail',
  'tally',
  'delivery',
  'coalition',
  'releases',
  'pages',
];
const sharedLayers = ['config', 'db', 'http'];
const sourceLimit = 300;

const server = 'packages/server/src/';
const inServer = (path: string): boolean => path.startsWith(server) && !isTest(path);
const inWidget = (path: string): boolean => path.startsWith('packages/widget/src/') && !isTest(path);
const isTest = (path: string): boolean => path.endsWith('.test.ts') || path.includes('/test/');
const isPackage = (path: string): boolean => /^packages\/[^/]+\/src\//.test(path);

/** Which feature or shared layer of the server a file belongs to. */
const areaOf = (path: string): string | undefined => new RegExp(`^${server}([^/]+)/`).exec(path)?.[1];

const inOpen = (path: string): boolean => path.startsWith('packages/open/src/') && !isTest(path);
/** The files behind those parts of the commands `open` and `key` that run on the holder's own machine. */
const offline = /\/delivery\/(make-identity-file|read-identity-files|node-cryptography|(open|key|drill)\.command)\.ts$/;

const matches = (code: string, pattern: RegExp): string[] => code.match(pattern) ?? [];
const importing = ({ imports }: Subject, wanted: (from: string) => boolean): string[] =>
  imports.map(({ from }) => from).filter(wanted);
const packageIs =
  (...names: readonly string[]) =>
  (from: string): boolean =>
    names.some((name) => from === name || from.startsWith(`${name}/`));

/** Relative imports as paths from the root, still ending in `.js`. */
const targets = ({ path, imports }: Subject): string[] =>
  imports.filter(({ from }) => from.startsWith('.')).map(({ from }) => posix.join(posix.dirname(path), from));

export const boundaries = {
  environment: {
    says: 'the environment is read only in packages/server/src/config/',
    appliesTo: (path) => isPackage(path) && !isTest(path) && !path.startsWith(`${server}config/`),
    broken: ({ code }) => matches(code, /\bprocess\s*(\.\s*env\b|\[\s*['"]env)/g),
  },
  database: {
    says: 'SQL is written only in *.repository.ts and db/',
    appliesTo: (path) => inServer(path) && !path.startsWith(`${server}db/`) && !path.endsWith('.repository.ts'),
    broken: (subject) => [
      ...matches(
        subject.code,
        /\bsql\s*`|\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto|executeQuery|executeTakeFirst(OrThrow)?)\(/g,
      ),
      ...valueImports(subject, packageIs('kysely', 'pg', 'node:sqlite')),
    ],
  },
  webFramework: {
    says: 'hono is imported only in *.routes.ts, http/ and app.ts, its listener only in serve.ts',
    appliesTo: (path) =>
      inServer(path) &&
      !path.startsWith(`${server}http/`) &&
      path !== `${server}app.ts` &&
      !path.endsWith('.routes.ts'),
    broken: (subject) =>
      importing(subject, packageIs(...(subject.path === `${server}serve.ts` ? ['hono'] : ['hono', '@hono']))),
  },
  widgetSchemas: {
    says: 'the widget takes types from shared, and values only from shared/constants: zod stays out of the bundle',
    appliesTo: inWidget,
    broken: (subject) => [
      ...importing(subject, packageIs('zod')),
      ...valueImports(subject, (from) => from === '@uncac-petition/shared'),
    ],
  },
  featureDoors: {
    says: 'a feature is imported only through its index.ts',
    appliesTo: inServer,
    broken: (subject) =>
      targets(subject).filter((target) => {
        const area = areaOf(target);
        if (area === undefined || !features.includes(area) || area === areaOf(subject.path)) return false;
        return target !== `${server}${area}/index.js` && !tableForSchema(subject.path, target);
      }),
  },
  layers: {
    says: 'config/, db/ and http/ import no feature',
    appliesTo: (path) => inServer(path) && sharedLayers.includes(areaOf(path) ?? ''),
    broken: (subject) =>
      targets(subject).filter(
        (target) => features.includes(areaOf(target) ?? '') && !tableForSchema(subject.path, target),
      ),
  },
  migrations: {
    says: 'a migration is frozen, so it runs no code of the application; types are fine',
    appliesTo: (path) => /^packages\/server\/src\/db\/migrations\/\d/.test(path),
    broken: (subject) => valueImports(subject, (from) => from.startsWith('@uncac-petition') || from.startsWith('..')),
  },
  markup: {
    says: 'nothing is ever set as HTML',
    appliesTo: isPackage,
    broken: ({ code }) =>
      matches(code, /\bunsafeHTML\b|\.(innerHTML|outerHTML)\s*\+?=(?!=)|\.insertAdjacentHTML\(|\bdocument\.write\(/g),
  },
  sharedIo: {
    says: 'packages/shared does no I/O',
    appliesTo: (path) => path.startsWith('packages/shared/src/') && !isTest(path),
    broken: (subject) => [
      ...importing(subject, (from) => from.startsWith('node:')),
      ...matches(subject.code, /\bfetch\(|\bprocess\./g),
    ],
  },
  identities: {
    says: 'only the offline commands and packages/open touch an identity, never the server',
    appliesTo: (path) => inServer(path) && !offline.test(path),
    broken: (subject) => [
      ...matches(subject.code, /\bnew\s+Decrypter\b|\.addIdentity\(|\bidentityToRecipient\b/g),
      ...importing(subject, (from) => from === '@uncac-petition/open'),
    ],
  },
  openAnywhere: {
    says: 'packages/open runs in browsers too, and sends nothing: no node:, no Buffer, no network',
    appliesTo: inOpen,
    broken: (subject) => [
      ...importing(subject, (from) => from.startsWith('node:')),
      ...valueImports(subject, (from) => from === '@uncac-petition/shared'),
      ...matches(
        subject.code,
        /\bBuffer\b|\bprocess\.|\bfetch\(|\bsendBeacon\b|\bnew\s+(XMLHttpRequest|WebSocket|EventSource|RTCPeerConnection)\b/g,
      ),
    ],
  },
  length: {
    says: `a source file has at most ${sourceLimit} lines`,
    appliesTo: (path) => !isTest(path),
    broken: ({ lines }) => (lines > sourceLimit ? [`${lines} lines`] : []),
  },
  fileNames: {
    says: 'file names are kebab-case',
    appliesTo: () => true,
    broken: ({ path }) => (/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)+$/.test(posix.basename(path)) ? [] : [path]),
  },
  directions: {
    says: 'styles know start and end, not left and right, so that they serve both directions',
    appliesTo: (path) => path.endsWith('.styles.ts'),
    broken: ({ code }) =>
      matches(code, /[\s;{](?:[a-z-]+-)?(?:left|right)\s*:|\b(?:text-align|float|clear)\s*:\s*(?:left|right)\b/g),
  },
  folders: {
    says: 'a helper lives with its user or has a name of its own: no utils/, no common/',
    appliesTo: () => true,
    broken: ({ path }) => path.split('/').filter((part) => /^(utils?|common|helpers?|misc)(\.[a-z]+)?$/.test(part)),
  },
  endings: {
    says: 'relative imports end in .js',
    appliesTo: (path) => path.endsWith('.ts'),
    broken: (subject) =>
      importing(subject, (from) => from.startsWith('.') && !/\.(m?js|json|css|vue)(\?[a-z]+)?$/.test(from)),
  },
} as const satisfies Record<string, Boundary>;

/** The one exception to doors and layers: the schema of the database is made of the features' tables. */
const tableForSchema = (path: string, target: string): boolean => areaOf(path) === 'db' && target.endsWith('.table.js');

const valueImports = ({ imports }: Subject, wanted: (from: string) => boolean): string[] =>
  imports.filter(({ typeOnly, from }) => !typeOnly && wanted(from)).map(({ from }) => from);

/** One sentence for each boundary that a file breaks. */
export const brokenBoundaries = (files: readonly SourceFile[]): string[] =>
  files.flatMap(({ path, text }) => {
    const subject = { path, code: withoutComments(text), lines: text.split('\n').length - 1, imports: importsOf(text) };
    return Object.values<Boundary>(boundaries)
      .filter(({ appliesTo }) => appliesTo(path))
      .flatMap(({ says, broken }) => broken(subject).map((place) => `${path}: ${says} (${place.trim()})`));
  });
