import { CountryCode, signatureKinds, Slug, type SignatureKind } from '@uncac-petition/shared';
import { flags, type Flag } from '../admission/index.js';
import { StartError } from '../config/start-error.js';
import { domainChecks, signatureStatuses, type DomainCheck, type SignatureStatus } from '../signatures/index.js';

/** Something that must hold of a signature, for a reviewer to see it or act on it. */
export type Condition =
  | { readonly is: 'flag'; readonly flag: Flag }
  /**
   * Shares its soft key with a signature of another mailbox: any that is pending or counted, an earlier one that is
   * counted, or one that was excluded.
   */
  | { readonly is: 'soft-key'; readonly with: 'any' | 'earlier' | 'excluded' }
  | { readonly is: 'network'; readonly tag: number }
  | { readonly is: 'day'; readonly from: number; readonly until: number }
  | { readonly is: 'country'; readonly country: string }
  | { readonly is: 'member'; readonly member: string | null }
  | { readonly is: 'kind'; readonly kind: SignatureKind }
  | { readonly is: 'after' | 'before'; readonly at: number }
  | { readonly is: 'signature'; readonly signature: string }
  | { readonly is: 'check'; readonly check: DomainCheck }
  | { readonly is: 'status'; readonly status: SignatureStatus };

type Reader = (value: string) => Condition | undefined;

const dayMs = 86_400_000;

const known: Readonly<Record<string, { readonly as: string; readonly read: Reader }>> = {
  flag: {
    as: `flag=${flags.join('|')}`,
    read: (value) => {
      const flag = flags.find((one) => one === value);
      return flag && { is: 'flag', flag };
    },
  },
  'soft-key': {
    as: 'soft-key, soft-key=earlier, soft-key=excluded',
    read: (value) => {
      const other = (['any', 'earlier', 'excluded'] as const).find((one) => one === (value || 'any'));
      return other && { is: 'soft-key', with: other };
    },
  },
  network: {
    as: 'network=1f0c with a day',
    read: (hex) => (/^[0-9a-f]{4}$/i.test(hex) ? { is: 'network', tag: Number.parseInt(hex, 16) } : undefined),
  },
  day: { as: 'day=2008-11-01', read: (day) => readDay(day) },
  country: {
    as: 'country=DE',
    read: (code) => {
      const { data } = CountryCode.safeParse(code);
      return data === undefined ? undefined : { is: 'country', country: data };
    },
  },
  member: {
    as: 'member=its-slug, member=none',
    read: (slug) =>
      Slug.safeParse(slug).success ? { is: 'member', member: slug === 'none' ? null : slug } : undefined,
  },
  kind: {
    as: `kind=${signatureKinds.join('|')}`,
    read: (value) => {
      const kind = signatureKinds.find((one) => one === value);
      return kind && { is: 'kind', kind };
    },
  },
  check: {
    as: `check=${domainChecks.join('|')}`,
    read: (value) => {
      const check = domainChecks.find((one) => one === value);
      return check && { is: 'check', check };
    },
  },
  after: { as: 'after=2008-11-01T12:00:00Z', read: (text) => readMoment('after', text) },
  before: { as: 'before=2008-11-02', read: (text) => readMoment('before', text) },
  signature: {
    as: 'signature=its-id',
    read: (id) =>
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
        ? { is: 'signature', signature: id.toLowerCase() }
        : undefined,
  },
  status: {
    as: `status=${signatureStatuses.join('|')}`,
    read: (value) => {
      const status = signatureStatuses.find((one) => one === value);
      return status && { is: 'status', status };
    },
  },
};

/** Each known condition by example, for help and errors. */
export const knownConditions = Object.values(known)
  .map(({ as }) => as)
  .join(', ');

/**
 * Reads what was written after each `--where`.
 *
 * @throws StartError at the first that is unknown or malformed, with those that are known
 */
export const readConditions = (texts: readonly string[]): Condition[] => {
  const conditions = texts.map(readCondition);
  const has = (is: Condition['is']) => conditions.some((condition) => condition.is === is);
  if (has('network') && !has('day'))
    throw new StartError(
      'network needs a day beside it, such as day=2008-11-01: a tag means something only within one.',
    );
  return conditions;
};

const readCondition = (text: string): Condition => {
  const [, name = '', value = ''] = /^([^=]*)=?(.*)$/su.exec(text) ?? [];
  const condition = Object.hasOwn(known, name) ? known[name]?.read(value.trim()) : undefined;
  if (condition === undefined)
    throw new StartError(`${JSON.stringify(text)} is no condition; known are ${knownConditions}.`);
  return condition;
};

const readDay = (text: string): Condition | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const from = Date.parse(`${text}T00:00:00Z`);
  // A day such as February 31st would be read as one in March.
  return new Date(from || 0).toISOString().startsWith(text) ? { is: 'day', from, until: from + dayMs } : undefined;
};

/** A day, or a moment with its zone: without one it would depend on the machine. */
const readMoment = (is: 'after' | 'before', text: string): Condition | undefined => {
  const day = readDay(text);
  if (day?.is === 'day') return { is, at: day.from };
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)
    ? Date.parse(text)
    : NaN;
  return Number.isNaN(at) ? undefined : { is, at };
};
