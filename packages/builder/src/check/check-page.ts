import { paths } from '@uncac-petition/shared/constants';
import { allows, isStrictDynamic } from './match-source.js';
import type { Pasted } from './pasted.js';
import { deciding, writePolicy, type FetchDirective, type Policy } from './policy.js';
import { watchersIn } from './watchers.js';

/** By what the embed needs of the page: scripts of ours, or a frame, or nothing. */
export type EmbedNeed = 'script' | 'frame' | 'nothing';

export interface Finding {
  readonly code:
    | 'script-refused'
    | 'nonce-needed'
    | 'connect-refused'
    | 'frame-refused'
    | 'helper-refused'
    | 'worker-refused'
    | 'trusted-types-refused'
    | 'sandbox-scripts'
    | 'sandbox-origin'
    | 'sandbox-popups'
    | 'frame-not-isolated'
    | 'mixed-content'
    | 'plain-http'
    | 'watched';
  /** Whether nothing is shown, something is missing, or it is to be known. */
  readonly weight: 'blocks' | 'limits' | 'warns';
  readonly values: Readonly<Record<string, string>>;
}

/** A policy that lacks something, and what to send instead. */
export interface Repair {
  readonly from: Policy['from'];
  readonly before: string;
  readonly after: string;
}

export interface Report {
  /** Whether the embed is shown and takes signatures. */
  readonly works: boolean;
  /** Nothing bad is not the same as nothing seen. */
  readonly verdict: 'works' | 'blocked' | 'unseen';
  readonly findings: readonly Finding[];
  readonly repairs: readonly Repair[];
  /** Policies that are obeyed, and those that only report. */
  readonly enforced: number;
  readonly reportOnly: number;
}

export interface Embed {
  readonly need: EmbedNeed;
  readonly page: URL;
  /** Of the petition server. */
  readonly server: URL;
  /** Any, where it is not known. */
  readonly petition?: string;
  /** A release that is stayed with; else whichever there is. */
  readonly version?: string | undefined;
}

/** Files of the widget come from its own folder and, whichever version that is by then, from the folder of its version. */
const widgetFiles = ({ version }: Embed): readonly string[] => [
  version === undefined ? paths.widget : paths.widgetRelease(version, 'uncac-petition.js'),
  paths.widgetRelease(version ?? 'any', 'chunks/any.js'),
];

const dataPaths = ({ petition = 'any' }: Embed): readonly string[] => [
  paths.petition(petition),
  paths.totals(petition),
  paths.signatures(petition),
];

const framePath = [paths.embed('any')];
const helperPath = [paths.frame];

/** What the page's headers and policies mean for an embed. A policy that only reports stops nothing. */
export const checkPage = (pasted: Pasted, embed: Embed): Report => {
  const enforced = pasted.policies.filter(({ disposition }) => disposition === 'enforce');
  const findings = unique([
    ...enforced.flatMap((policy) => findingsOf(policy, embed)),
    ...aroundIt(pasted, embed),
    ...watched(pasted, embed),
  ]);
  const works = findings.every(({ weight }) => weight !== 'blocks');
  const isKnown = pasted.isSeen || embed.need === 'nothing';
  return {
    works,
    verdict: works ? (isKnown ? 'works' : 'unseen') : 'blocked',
    findings,
    repairs: enforced.flatMap((policy) => repairOf(policy, embed)),
    enforced: enforced.length,
    reportOnly: pasted.policies.length - enforced.length,
  };
};

const unique = (findings: readonly Finding[]): readonly Finding[] => [
  ...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values(),
];

const findingsOf = (policy: Policy, embed: Embed): readonly Finding[] => {
  if (embed.need === 'nothing') return [];
  const found = embed.need === 'frame' ? frameFindings(policy, embed) : scriptFindings(policy, embed);
  return [...found, ...sandboxFindings(policy, embed.need)];
};

const finding = (
  code: Finding['code'],
  weight: Finding['weight'],
  values: Readonly<Record<string, string>> = {},
): Finding => ({ code, weight, values });

const refuses = (
  policy: Policy,
  directive: FetchDirective,
  wanted: readonly string[],
  { server, page }: Embed,
): string | undefined => {
  const decides = deciding(policy, directive);
  const isAllowed = (path: string): boolean =>
    decides === undefined || allows(decides.sources, new URL(path, server), page);
  return wanted.every(isAllowed) ? undefined : decides?.name;
};

/** A list of hosts is passed by where the script is; a nonce by the tag, which only the page's owner can give it. */
const scriptRefusal = (policy: Policy, wanted: readonly string[], embed: Embed): Finding | undefined => {
  const decides = deciding(policy, 'script-src-elem');
  if (decides === undefined) return undefined;
  if (isStrictDynamic(decides.sources)) return finding('nonce-needed', 'blocks', { directive: decides.name });
  const directive = refuses(policy, 'script-src-elem', wanted, embed);
  return directive === undefined ? undefined : finding('script-refused', 'blocks', { directive });
};

const scriptFindings = (policy: Policy, embed: Embed): readonly Finding[] => {
  const script = scriptRefusal(policy, widgetFiles(embed), embed);
  const connect = refuses(policy, 'connect-src', dataPaths(embed), embed);
  const worker = deciding(policy, 'worker-src');
  return [
    ...(script === undefined ? [] : [script]),
    ...(connect === undefined ? [] : [finding('connect-refused', 'blocks', { directive: connect })]),
    ...(refusesTrustedTypes(policy) ? [finding('trusted-types-refused', 'blocks')] : []),
    ...(worker === undefined || worker.sources.some((source) => source.toLowerCase() === 'blob:')
      ? []
      : [finding('worker-refused', 'limits', { directive: worker.name })]),
  ];
};

/** Where policies are named at all, Lit's must be among them, or nothing of the element can be made. */
const refusesTrustedTypes = ({ directives }: Policy): boolean => {
  const names = directives.get('trusted-types');
  return names !== undefined && !names.includes('lit-html') && !names.includes('*');
};

const frameFindings = (policy: Policy, embed: Embed): readonly Finding[] => {
  const frame = refuses(policy, 'frame-src', framePath, embed);
  const helper = scriptRefusal(policy, helperPath, embed);
  return [
    ...(frame === undefined ? [] : [finding('frame-refused', 'blocks', { directive: frame })]),
    ...(helper === undefined ? [] : [finding('helper-refused', 'limits')]),
  ];
};

/** A page without an origin may not show the server's frames: none that says who may frame it names such a page. */
const sandboxFindings = ({ directives }: Policy, need: EmbedNeed): readonly Finding[] => {
  const tokens = directives.get('sandbox')?.map((token) => token.toLowerCase());
  if (tokens === undefined) return [];
  return [
    ...(tokens.includes('allow-scripts') ? [] : [finding('sandbox-scripts', 'blocks')]),
    ...(tokens.includes('allow-same-origin')
      ? []
      : [finding('sandbox-origin', need === 'frame' ? 'blocks' : 'limits')]),
    ...(tokens.includes('allow-popups') ? [] : [finding('sandbox-popups', 'limits')]),
  ];
};

/** What is not a policy of content and yet decides. */
const aroundIt = ({ headers }: Pasted, { need, page, server }: Embed): readonly Finding[] => {
  if (need === 'nothing') return [];
  const embedder = headers.get('cross-origin-embedder-policy')?.split(';')[0]?.trim().toLowerCase();
  const mixed = page.protocol === 'https:' && server.protocol === 'http:' && !isLocal(server);
  return [
    ...(mixed ? [finding('mixed-content', 'blocks')] : []),
    ...(page.protocol === 'http:' && !isLocal(page) ? [finding('plain-http', 'warns')] : []),
    ...(need === 'frame' && (embedder === 'require-corp' || embedder === 'credentialless')
      ? [finding('frame-not-isolated', 'blocks', { value: embedder })]
      : []),
  ];
};

const isLocal = ({ hostname }: URL): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$|\.localhost$/.test(hostname);

/** A frame's content is out of their reach, and a link's page is not theirs. */
const watched = (pasted: Pasted, { need }: Embed): readonly Finding[] =>
  need === 'script' ? watchersIn(pasted).map((name) => finding('watched', 'warns', { name })) : [];

/** @returns the policy with what it lacks; none where nothing is lacking that a policy can give */
const repairOf = (policy: Policy, embed: Embed): readonly Repair[] => {
  const directives = new Map(policy.directives);
  const { origin } = embed.server;
  const add = (wanted: FetchDirective, needed: readonly string[]): void => {
    if (refuses(policy, wanted, needed, embed) === undefined) return;
    const decides = deciding(policy, wanted);
    if (decides === undefined || (wanted === 'script-src-elem' && isStrictDynamic(decides.sources))) return;
    const name = decides.name === 'default-src' ? wanted.replace('script-src-elem', 'script-src') : decides.name;
    directives.set(name, [...withoutNone(directives.get(name) ?? decides.sources), origin]);
  };
  if (embed.need === 'script') {
    add('script-src-elem', widgetFiles(embed));
    add('connect-src', dataPaths(embed));
    if (findingsOf(policy, embed).some(({ code }) => code === 'worker-refused'))
      directives.set('worker-src', [...withoutNone(policy.directives.get('worker-src') ?? []), 'blob:']);
    if (refusesTrustedTypes(policy))
      directives.set('trusted-types', [
        ...withoutNone(policy.directives.get('trusted-types') ?? []),
        'lit-html',
        ...(policy.directives.get('trusted-types')?.includes("'allow-duplicates'") ? [] : ["'allow-duplicates'"]),
      ]);
  }
  if (embed.need === 'frame') {
    add('frame-src', framePath);
    add('script-src-elem', helperPath);
  }
  const sandbox = policy.directives.get('sandbox');
  if (sandbox !== undefined && embed.need !== 'nothing')
    directives.set('sandbox', [...new Set([...sandbox, 'allow-scripts', 'allow-same-origin', 'allow-popups'])]);
  const before = writePolicy(policy);
  const after = writePolicy({ ...policy, directives });
  return before === after ? [] : [{ from: policy.from, before, after }];
};

const withoutNone = (sources: readonly string[]): readonly string[] =>
  sources.filter((source) => source.toLowerCase() !== "'none'");
