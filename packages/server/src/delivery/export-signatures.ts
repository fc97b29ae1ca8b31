import {
  csvColumns,
  csvEntryColumn,
  csvLines,
  exportVersion,
  type Cell,
  type EndLine,
  type ExportFormat,
  type HeaderLine,
  type KeyLine,
  type SignatureLine,
} from '@uncac-petition/open/format';
import { PublicEntry } from '@uncac-petition/shared';
import { iso } from '../config/clock.js';
import type { Database, Queries } from '../db/database.js';
import { wrappedDataKeys } from '../signatures/index.js';
import {
  countRemovedSince,
  exportPage,
  fromTheStart,
  readCutOff,
  type CutOff,
  type ExportPage,
  type ExportRow,
  type ExportScope,
} from './export.repository.js';
import { holdSnapshot } from './hold-snapshot.js';
import { base64, jsonLines, jsonlWriter } from './jsonl-writer.js';

const rowsPerPage = 1_000;

export interface ExportRequest {
  readonly petition: string;
  readonly format: ExportFormat;
  readonly country?: string | undefined;
}

/** Signatures with the wrapped keys that they need. */
interface Page {
  readonly rows: readonly ExportRow[];
  readonly wrapped: ReadonlyMap<string, Uint8Array>;
}

/** One snapshot of the data, and what was counted then. */
interface Source {
  readonly scope: ExportScope;
  readonly cutOff: CutOff;
  readonly pages: AsyncGenerator<Page>;
  readonly removedSince: () => Promise<number>;
}

/**
 * The sealed rows of all signatures counted at the moment of the first pull, in chunks of some hundred kilobytes. No more
 * is read than is pulled; who stops early must end the generator, since it holds a snapshot.
 *
 * @throws Error when there is no such petition
 */
export const exportSignatures = (
  database: Database,
  { petition, format, country }: ExportRequest,
): AsyncGenerator<Buffer> =>
  holdSnapshot(database, async function* (queries) {
    const cutOff = await readCutOff(queries, petition);
    if (cutOff === undefined) throw new Error(`There is no petition ${petition}.`);
    const scope = { petition, country, sequence: cutOff.sequence };
    const source = {
      scope,
      cutOff,
      pages: pagesOf(queries, scope),
      removedSince: () => countRemovedSince(queries, scope),
    };
    yield* format === 'jsonl' ? jsonl(source) : csv(source);
  });

async function* pagesOf(queries: Queries, scope: ExportScope): AsyncGenerator<Page> {
  let after: string | undefined = fromTheStart;
  while (after !== undefined) {
    const { rows, next }: ExportPage = await exportPage(queries, scope, after, rowsPerPage);
    const keys = new Set(rows.flatMap(({ data_key }) => data_key ?? []));
    if (rows.length > 0) yield { rows, wrapped: await wrappedDataKeys(queries, [...keys]) };
    after = next;
  }
}

async function* jsonl({ scope: { petition, country }, cutOff, pages, removedSince }: Source): AsyncGenerator<Buffer> {
  const writer = jsonlWriter<HeaderLine | KeyLine | SignatureLine>();
  let count = 0;
  const { sequence, asOf } = cutOff;
  yield writer.lines([
    {
      type: 'export',
      version: exportVersion,
      petition,
      cutOff: { sequence, asOf: iso(asOf) },
      ...(country !== undefined && { country }),
    },
  ]);
  for await (const { rows, wrapped } of pages) {
    count += rows.length;
    yield writer.lines([...writer.keys(wrapped), ...rows.map(signatureLine)]);
  }
  const end: EndLine = { type: 'end', rows: count, removedSince: await removedSince(), sha256: writer.sha256() };
  yield jsonLines([end]);
}

async function* csv({ scope: { petition }, pages }: Source): AsyncGenerator<Buffer> {
  yield Buffer.from(csvLines([[...csvColumns, csvEntryColumn]]));
  for await (const { rows, wrapped } of pages) {
    const text = new Map([...wrapped].map(([dataKey, file]) => [dataKey, base64(file)]));
    yield Buffer.from(csvLines(rows.map((row) => csvRow(petition, signatureLine(row), text))));
  }
}

const csvRow = (petition: string, line: SignatureLine, wrapped: ReadonlyMap<string, string>): Cell[] => {
  const { signature, kind, country, member, lang, day, handover, versions, dataKey, sealed, entry } = line;
  const { ask } = versions;
  const texts = [versions.petition, versions.privacy, versions.consent, ask.ask, ask.version];
  return [
    petition,
    signature,
    kind,
    country,
    member,
    lang,
    day,
    handover,
    ...texts,
    dataKey,
    wrapped.get(dataKey ?? '') ?? null,
    sealed,
    entry === undefined ? null : JSON.stringify(entry),
  ];
};

const signatureLine = (row: ExportRow): SignatureLine => ({
  type: 'signature',
  signature: row.signature,
  kind: row.kind,
  country: row.country,
  member: row.member,
  lang: row.lang,
  day: iso(row.confirmed_at ?? 0).slice(0, 10),
  handover: row.handover,
  versions: {
    petition: row.petition_version,
    privacy: row.privacy_version,
    consent: row.consent_version,
    ask: { ask: row.ask, version: row.ask_version },
  },
  dataKey: row.data_key,
  sealed: row.sealed === null ? null : base64(row.sealed),
  ...(row.public_entry !== null && { entry: PublicEntry.parse(JSON.parse(row.public_entry)) }),
});
