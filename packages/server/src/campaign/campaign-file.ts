import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { z } from 'zod';
import { sayProblems, type Path } from './file-problems.js';

/** A file of the campaign, as far as it could be read. */
export interface CampaignFile<T> {
  /** Undefined where the file has problems of its own. */
  readonly value: T | undefined;
  /** As YAML says it, unchecked. */
  readonly raw: unknown;
  readonly problems: readonly string[];
  /** A problem found by comparing, at a place of this file. */
  readonly problem: (path: Path, says: string) => string;
}

/**
 * Reads one YAML file and checks it.
 *
 * @param name relative to the folder
 * @param whenMissing taken for a file that need not exist
 */
export const readCampaignFile = <T>(
  folder: string,
  name: string,
  schema: z.ZodType<T>,
  whenMissing?: T,
): CampaignFile<T> => {
  const text = readIfThere(join(folder, name));
  if (typeof text !== 'string') {
    const absent = { raw: undefined, problem: (_path: Path, says: string) => `${name}: ${says}` };
    if (text.code === 'ENOENT' && whenMissing !== undefined) return { ...absent, value: whenMissing, problems: [] };
    const why = text.code === 'ENOENT' ? 'is missing: every campaign has this file' : `can't be read (${text.code})`;
    return { ...absent, value: undefined, problems: [`${name}: ${why}`] };
  }
  return checkYaml(text, name, schema);
};

/** Checks the text of a YAML file. @param name of the file, for problems */
export const checkYaml = <T>(text: string, name: string, schema: z.ZodType<T>): CampaignFile<T> => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const problem = (path: Path, says: string) => `${name}:${lineAt(offsetOf(document, path))}: ${says}`;
  if (document.errors.length > 0) {
    const problems = document.errors.map(
      ({ pos, code, message }) => `${name}:${lineAt(pos[0])}: ${sayYaml(code, message)}`,
    );
    return { value: undefined, raw: undefined, problems, problem };
  }
  const raw = toPlain(document);
  const checked = schema.safeParse(raw);
  if (checked.success) return { value: checked.data, raw, problems: [], problem };
  return {
    value: undefined,
    raw,
    problems: sayProblems(checked.error.issues, raw).map(({ path, says }) => problem(path, says)),
    problem,
  };
};

const readIfThere = (file: string): string | { readonly code: string } => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return { code: (error as NodeJS.ErrnoException).code ?? 'unknown reason' };
  }
};

/** A file of nothing but comments is an empty one, and too many aliases (an attack) are as good as no content. */
const toPlain = (document: Document): unknown => {
  try {
    return (document.toJS({ maxAliasCount: 100 }) as unknown) ?? {};
  } catch {
    return undefined;
  }
};

const sayYaml = (code: string, message: string): string =>
  code === 'DUPLICATE_KEY' ? 'this key stands here twice: remove one of them' : `is not valid YAML: ${message}`;

/** Where the value at `path` is written, or the nearest thing around it. */
const offsetOf = (document: Document, path: Path): number => {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step));
      if (pair === undefined) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = startOf(node) ?? offset;
    } else return offset;
  }
  return offset;
};

const startOf = (node: unknown): number | undefined => (node as Node | null | undefined)?.range?.[0];
