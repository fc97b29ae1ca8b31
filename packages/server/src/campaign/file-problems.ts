import type { z } from 'zod';

export type Path = readonly PropertyKey[];

/** One thing that is wrong in a file, as a sentence for whoever wrote it. */
export interface FileProblem {
  readonly path: Path;
  readonly says: string;
}

type Issue = z.core.$ZodIssue;

/** Why a part has to be there, where that is not plain. */
const reasons: Readonly<Record<string, string>> = {
  source: 'every position names its source',
  asOf: 'every position says of which day it is',
  above: 'it says how many signatures each of the countries is to have',
  consent: 'nobody can sign without a sentence to agree to',
  privacy: 'the form links to the privacy notice',
  responsible: 'the form says who is responsible',
};

/** Turns what the schema says into sentences that name the place, what is wrong there, and what to do. */
export const sayProblems = (issues: readonly Issue[], raw: unknown): FileProblem[] =>
  issues.flatMap((issue) => say(issue, [], raw));

/** `positions[2].source` */
export const sayPath = (path: Path): string =>
  path.reduce<string>((said, step) => {
    if (typeof step === 'number') return `${said}[${step}]`;
    return said === '' ? String(step) : `${said}.${String(step)}`;
  }, '') || 'the file';

const say = (issue: Issue, within: Path, raw: unknown): FileProblem[] => {
  const path = [...within, ...issue.path];
  const at = sayPath(path);
  switch (issue.code) {
    case 'invalid_union':
      return sayUnion(issue, path, raw);
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        says: `${sayPath([...path, key])} is not known here: correct its spelling or remove it`,
      }));
    case 'invalid_key':
      return [{ path, says: `${at} is no name to be used here: it ${sayText('invalid', path.slice(0, -1))}` }];
    case 'invalid_type':
      return [
        {
          path,
          says: valueAt(raw, path) === undefined ? sayMissing(path) : `${at} must be ${withArticle(issue.expected)}`,
        },
      ];
    case 'invalid_value':
      return [
        {
          path,
          says: valueAt(raw, path) === undefined ? sayMissing(path) : `${at} must be one of ${issue.values.join(', ')}`,
        },
      ];
    case 'too_small':
      return [
        {
          path,
          says:
            issue.message === 'is empty'
              ? `${at} is empty: write something or leave the key out`
              : `${at} must be at least ${issue.minimum}` + (issue.origin === 'array' ? ' long' : ''),
        },
      ];
    default:
      if (issue.message === 'invalid' && valueAt(raw, path) === undefined) return [{ path, says: sayMissing(path) }];
      return [{ path, says: `${at} ${sayText(issue.message, path)}` }];
  }
};

const sayMissing = (path: Path): string => {
  const reason = reasons[String(path.at(-1))];
  return `${sayPath(path)} is missing: ${reason ?? 'add it'}`;
};

/**
 * The form that was meant is the one that fits from the outside; of several, the one with the fewest problems. Or it is
 * the only one in which nothing is wrong but that something is missing.
 */
const sayUnion = (issue: Extract<Issue, { code: 'invalid_union' }>, path: Path, raw: unknown): FileProblem[] => {
  if (valueAt(raw, path) === undefined) return [{ path, says: sayMissing(path) }];
  const fitting = issue.errors
    .filter((issues) =>
      issues.every((inner) => inner.path.length > 0 && valueAt(raw, [...path, ...inner.path]) !== undefined),
    )
    .toSorted((a, b) => a.length - b.length)[0];
  const unfinished = issue.errors.filter((issues) =>
    issues.every((inner) => inner.path.length > 0 && valueAt(raw, [...path, ...inner.path]) === undefined),
  );
  const messages = issue.errors.flat().filter(({ code, path: inner }) => code !== 'invalid_type' && inner.length === 0);
  if (unfinished.length === 1) return (unfinished[0] ?? []).flatMap((inner) => say(inner, path, raw));
  if (fitting !== undefined) return fitting.flatMap((inner) => say(inner, path, raw));
  const said = messages.find(({ code }) => code === 'custom' || code === 'too_small');
  if (said !== undefined) return say(said, path, raw);
  return [
    {
      path,
      says: `${sayPath(path)} ${unionForms[String(path.at(-1))] ?? (issue.message.startsWith('must be') ? issue.message : 'must be one text, or one for each language (en: …, fr: …)')}`,
    },
  ];
};

const unionForms: Readonly<Record<string, string>> = {
  when: 'must be exactly one of country, group, ratified (true or false) or stance',
  scope: 'must be "total", "countries" or a country code',
  from: 'must be a date like 2009-11-09, 2008-12 or 2009',
  to: 'must be a date like 2009-11-09, 2008-12 or 2009',
  asOf: 'must be a date like 2009-11-09, 2008-12 or 2009',
};

/** Schemas shared with the form speak in codes of fields. */
const sayText = (message: string, path: Path): string => {
  const name = String(path.findLast((step) => typeof step === 'string'));
  if (message === 'too-long') return 'is longer than 64 characters: shorten it';
  if (message === 'required') return 'is empty: write something or leave the key out';
  if (message === 'unknown' || (message === 'invalid' && name.startsWith('countr')))
    return 'must be a country code of two letters (ISO 3166-1, or XK)';
  if (message !== 'invalid') return message;
  if (/language/i.test(name) || ['title', 'name', 'place', 'outcome', 'note'].includes(name))
    return 'must be a language tag such as en or pt-BR';
  return 'must consist of lower-case letters, digits and single hyphens';
};

const withArticle = (type: string): string =>
  ({
    array: 'a list',
    object: 'a set of keys',
    record: 'a set of keys',
    string: 'a text',
    int: 'a whole number',
    boolean: 'true or false',
  })[type] ?? `a ${type}`;

const valueAt = (raw: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    raw,
  );
