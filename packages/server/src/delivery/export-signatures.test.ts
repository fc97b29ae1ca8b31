import { createHash } from 'node:crypto';
import type { EndLine, HeaderLine, KeyLine, SignatureLine } from '@uncac-petition/open/format';
import { identityToRecipient } from 'age-encryption';
import { parse } from 'csv-parse/sync';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../db/database.js';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { recordEvent, tick } from '../tally/index.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition } from '../../test/petition.js';
import { addSignatures, type TestSignature } from '../../test/signatures.js';
import { exportSignatures, type ExportRequest } from './export-signatures.js';
import { confirmedPage, fromTheStart } from './export.repository.js';

type Line = HeaderLine | KeyLine | SignatureLine | EndLine;

onBothDatabases('An export', ({ open }) => {
  let database: Database;
  let deps: Deps;
  let petition: string;
  let recipient: string;
  let petitions = 0;

  beforeAll(async () => {
    database = await open();
  });

  beforeEach(async () => {
    deps = testDeps(database);
    petitions += 1;
    const put = await putPetition(deps, { settings: { petition: `petition-${petitions}` } });
    petition = put.petition;
    recipient = await identityToRecipient(put.identity);
  });

  const add = (signatures: readonly TestSignature[]) => addSignatures(deps, petition, [recipient], signatures);

  /** What the verbs do to a row and the tally. */
  const act = async (signature: string, type: 'withdraw' | 'exclude' | 'restore') => {
    const status = ({ withdraw: 'withdrawn', exclude: 'excluded', restore: 'confirmed' } as const)[type];
    await transaction(database, async (tx) => {
      const erased = type === 'withdraw' ? { sealed: null, signer_key: null } : {};
      await tx
        .updateTable('signature')
        .set({ status, ...erased })
        .where('signature', '=', signature)
        .execute();
      const row = await tx
        .selectFrom('signature')
        .selectAll()
        .where('signature', '=', signature)
        .executeTakeFirstOrThrow();
      await recordEvent(tx, deps, row, type);
    });
  };

  const bytesOf = async (request: Partial<ExportRequest> = {}): Promise<Buffer> => {
    const chunks: Buffer[] = [];
    for await (const chunk of exportSignatures(database, { petition, format: 'jsonl', ...request })) chunks.push(chunk);
    return Buffer.concat(chunks);
  };

  const linesOf = async (request: Partial<ExportRequest> = {}): Promise<Line[]> =>
    (await bytesOf(request))
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);

  const exported = async (request: Partial<ExportRequest> = {}) => {
    const lines = await linesOf(request);
    return {
      ids: lines.flatMap((line) => (line.type === 'signature' ? [line.signature] : [])),
      end: lines.at(-1) as EndLine,
    };
  };

  it('is a header, each key before the rows that need it, the rows, and a trailer', async () => {
    const [signature] = await add([{ personal: { name: 'Amina Wanjiru' }, member: 'chapter' }]);
    await tick(deps);
    const bytes = await bytesOf();
    const [header, key, row, end, ...more] = await linesOf();
    expect(more).toEqual([]);
    expect(header).toEqual({
      type: 'export',
      version: 1,
      petition,
      cutOff: { sequence: 1, asOf: '2008-11-01T17:00:00.000Z' },
    });
    expect(key).toMatchObject({ type: 'key', dataKey: (row as SignatureLine).dataKey });
    expect(row).toEqual({
      type: 'signature',
      signature,
      kind: 'individual',
      country: 'KE',
      member: 'chapter',
      lang: 'en',
      day: '2008-11-01',
      handover: 'full-name',
      versions: { petition: 1, privacy: 1, consent: 1, ask: { ask: 'support', version: 1 } },
      dataKey: expect.any(String),
      sealed: expect.any(String),
    });
    const before = bytes.subarray(0, bytes.lastIndexOf('\n', -2) + 1);
    expect(end).toEqual({
      type: 'end',
      rows: 1,
      removedSince: 0,
      sha256: createHash('sha256').update(before).digest('hex'),
    });
  });

  it('does not hold a name', async () => {
    await add([{ personal: { name: 'Canary Wanjiru', locality: 'Canaryville' } }]);
    await tick(deps);
    for (const format of ['jsonl', 'csv'] as const) {
      const bytes = await bytesOf({ format });
      for (const encoding of ['utf8', 'base64', 'hex', 'utf16le'] as const) {
        expect(bytes.includes(Buffer.from('Canary').toString(encoding).replace(/=+$/, ''))).toBe(false);
      }
      for (const [encoded] of bytes.toString().matchAll(/[A-Za-z0-9+/]{24,}=*/g)) {
        expect(Buffer.from(encoded, 'base64').includes('Canary')).toBe(false);
      }
    }
  });

  it('holds what is counted, not what waits to be', async () => {
    const counted = await add([{}, {}]);
    await tick(deps);
    await add([{}]);
    const { ids, end } = await exported();
    expect(ids).toEqual(counted.toSorted());
    expect(end.removedSince).toBe(0);
  });

  it('leaves out what was withdrawn or excluded since, and says how many', async () => {
    const [withdrawn = '', excluded = '', kept = '', back = ''] = await add([{}, {}, {}, {}]);
    await tick(deps);
    await act(withdrawn, 'withdraw');
    await act(excluded, 'exclude');
    await act(back, 'exclude');
    await act(back, 'restore');
    const { ids, end } = await exported();
    expect(ids).toEqual([kept, back].toSorted());
    expect(end).toMatchObject({ rows: 2, removedSince: 2 });
    await tick(deps);
    expect((await exported()).end).toMatchObject({ rows: 2, removedSince: 0 });
  });

  it('does not hold what was restored but is not counted again yet', async () => {
    const [signature = ''] = await add([{}]);
    await act(signature, 'exclude');
    await tick(deps);
    await act(signature, 'restore');
    expect((await exported()).ids).toEqual([]);
    await tick(deps);
    expect((await exported()).ids).toEqual([signature]);
  });

  it('gives country and member as they are counted', async () => {
    const [signature = ''] = await add([{ country: 'KE' }]);
    await tick(deps);
    await transaction(database, async (tx) => {
      await tx.updateTable('signature').set({ country: 'DE' }).where('signature', '=', signature).execute();
    });
    expect((await exported({ country: 'KE' })).ids).toEqual([signature]);
    expect((await exported({ country: 'DE' })).ids).toEqual([]);
  });

  it('adds up to the totals after any history, for each country', async () => {
    const countries = ['KE', 'DE', 'QA'];
    const ids = await add(Array.from({ length: 60 }, (_, at) => ({ country: countries[at % 3] ?? 'KE' })));
    const actions = deps.random.bytes(120);
    for (const [at, byte] of actions.entries()) {
      const signature = ids[(byte + at * 7) % ids.length] ?? '';
      const { status } = await database.reads
        .selectFrom('signature')
        .select('status')
        .where('signature', '=', signature)
        .executeTakeFirstOrThrow();
      if (status === 'excluded') await act(signature, 'restore');
      else if (status === 'confirmed') await act(signature, byte % 2 === 0 ? 'exclude' : 'withdraw');
      if (at % 17 === 0) await tick(deps);
      if (at % 10 !== 0) continue;
      for (const country of countries) {
        const { end } = await exported({ country });
        const total = await database.reads
          .selectFrom('totals')
          .select('count')
          .where('petition', '=', petition)
          .where('scope', '=', 'country/individual')
          .where('place', '=', country)
          .executeTakeFirst();
        expect(end.rows + end.removedSince).toBe(total?.count ?? 0);
      }
    }
  });

  it('is of one moment, and reads no more than is pulled', async () => {
    await add(Array.from({ length: 2_500 }, () => ({})));
    while (
      (await tick(deps),
      await database.reads
        .selectFrom('tally_event')
        .select('event')
        .where('entry_index', 'is', null)
        .executeTakeFirst())
    )
      continue;
    const pulled = exportSignatures(database, { petition, format: 'jsonl' });
    const chunks = [(await pulled.next()).value as Buffer];
    await transaction(database, async (tx) => {
      await tx
        .updateTable('signature')
        .set({ status: 'withdrawn', sealed: null })
        .where('petition', '=', petition)
        .execute();
    });
    for await (const chunk of pulled) chunks.push(chunk);
    const end = JSON.parse(Buffer.concat(chunks).toString().trimEnd().split('\n').at(-1) ?? '') as EndLine;
    expect(end).toMatchObject({ rows: 2_500, removedSince: 0 });
    expect(chunks.length).toBe(5);
  });

  it('lets go of its snapshot when the reader stops early', async () => {
    await add([{}]);
    let released = false;
    const watched: Database = {
      ...database,
      snapshot: (fn) =>
        database.snapshot(fn).finally(() => {
          released = true;
        }),
    };
    const pulled = exportSignatures(watched, { petition, format: 'jsonl' });
    await pulled.next();
    await pulled.return(undefined);
    expect(released).toBe(true);
  });

  it('as CSV has rows that can each be opened alone', async () => {
    await add([{ personal: { name: 'Amina' } }, { personal: { name: 'Paul' }, member: 'chapter' }]);
    await tick(deps);
    const text = (await bytesOf({ format: 'csv' })).toString();
    expect(text.split('\r\n').length).toBe(4);
    const records = parse<Record<string, string>>(text, { columns: true });
    expect(new Set(records.map(({ petition: of, day, member }) => `${of} ${day} ${member}`))).toEqual(
      new Set([`${petition} 2008-11-01 `, `${petition} 2008-11-01 chapter`]),
    );
    for (const { wrapped } of records)
      expect(Buffer.from(wrapped ?? '', 'base64').toString('latin1')).toMatch(/^age-encryption\.org\/v1\n/);
  });

  describe('of a large table', () => {
    it('walks the index of confirmed signatures', async () => {
      await add(Array.from({ length: 2_000 }, () => ({})));
      await tick(deps);
      await tick(deps);
      // A page small beside the table, as in a large one: PostgreSQL reads a small table whole, rightly.
      const { sql, parameters } = confirmedPage(database.reads, petition, fromTheStart, 10).compile();
      const plan = await explain(database, sql, parameters);
      expect(plan).toContain('signature_confirmed');
      expect(plan).not.toMatch(/SCAN signature\b|Seq Scan/);
    });
  });
});

const explain = async (database: Database, text: string, parameters: readonly unknown[]): Promise<string> => {
  const { CompiledQuery, sql } = await import('kysely');
  if (database.dialect.name === 'postgres') await sql`analyze`.execute(database.reads);
  const prefix = database.dialect.name === 'postgres' ? 'explain' : 'explain query plan';
  const { rows } = await database.reads.executeQuery<Record<string, unknown>>(
    CompiledQuery.raw(`${prefix} ${text}`, [...parameters]),
  );
  return rows.map((row) => row['detail'] ?? row['QUERY PLAN']).join('\n');
};
