import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { openApp, signatureBody, tokenFor } from '../test/app.js';
import { manualClock, testDeps } from '../test/deps.js';
import { onBothDatabases } from '../test/on-both-databases.js';
import { putPetition } from '../test/petition.js';
import { startSmtp } from '../test/smtp.js';
import { createClearing } from './clearing.js';
import { migrate } from './db/migrate.js';
import { openDatabase } from './db/open.js';
import { smtpMailer, startMailWorker } from './mail/index.js';
import { composeSignatureMail } from './pages/index.js';
import { withdraw } from './signatures/index.js';

const hour = 60 * 60 * 1000;

onBothDatabases('clearing the files of what was erased', ({ url }) => {
  const setUp = async () => {
    const address = await url();
    const lines: string[] = [];
    const clock = manualClock();
    const database = await openDatabase(address);
    await migrate(database);
    const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
    const deps = testDeps(database, { clock, log });
    const { petition } = await putPetition(deps);
    const test = await openApp(deps);
    const sign = async (name: string) => {
      const id = crypto.randomUUID();
      const { status } = await test.post(petition, signatureBody(name), { 'idempotency-key': id });
      return { id, status };
    };
    /** Which of the database's files hold these bytes; only SQLite's can be looked at from here. */
    const isSqlite = database.dialect.name === 'sqlite';
    const files = isSqlite ? readdirSync(dirname(address)).map((name) => join(dirname(address), name)) : [];
    const filesWith = (bytes: Uint8Array | null | undefined): string[] =>
      files
        .filter((file) => readFileSync(file).includes(Buffer.from(bytes ?? 'nothing')))
        .map((file) => basename(file));
    return { ...test, clock, lines, sign, filesWith, isSqlite };
  };

  it('leaves neither a sent address nor a withdrawn name behind, encrypted as they were', async () => {
    const { deps, sign, filesWith, isSqlite } = await setUp();
    const smtp = await startSmtp();
    const { id } = await sign('amina@people.example');
    const jobs = await deps.database.reads.selectFrom('outbox').select('recipient').execute();
    const rows = await deps.database.reads.selectFrom('signature').select(['sealed', 'signer_key']).execute();

    const mailer = smtpMailer({ url: smtp.url, mailFrom: deps.config.mailFrom, random: deps.random });
    const worker = startMailWorker(deps, {
      mailer,
      compose: (job, stopToken) => composeSignatureMail(deps, job, stopToken),
    });
    for (let tries = 0; tries < 20 && smtp.received.length === 0; tries += 1) await worker.tick();
    await worker.stop();
    mailer.close();
    await smtp.close();
    await withdraw(deps, await tokenFor(deps, 'mine-link', id));

    const erased = [jobs[0]?.recipient, rows[0]?.sealed, rows[0]?.signer_key];
    expect(await deps.database.reads.selectFrom('outbox').select('job').execute()).toEqual([]);
    for (const bytes of erased) expect(filesWith(bytes)).toEqual(isSqlite ? ['petition.sqlite-wal'] : []);
    expect(await deps.database.clearRemains()).toBe(true);
    for (const bytes of erased) expect(filesWith(bytes)).toEqual([]);
    await deps.database.close();
  });

  it('waits for no reader, and people go on signing', async () => {
    const { deps, clock, lines, sign, isSqlite } = await setUp();
    const clearing = createClearing(deps);
    await sign('a@people.example');
    const reading = Promise.withResolvers<void>();
    const read = Promise.withResolvers<void>();
    const reader = deps.database.snapshot(async (queries) => {
      await queries.selectFrom('signature').select('signature').execute();
      read.resolve();
      await reading.promise;
    });
    await read.promise;
    expect((await sign('b@people.example')).status).toBe(202);

    clearing.ask();
    await clearing.step();
    expect(await deps.database.clearRemains()).toBe(!isSqlite);
    expect((await sign('c@people.example')).status).toBe(202);
    expect(lines).toEqual([]);
    clock.advance(hour);
    await clearing.step();
    await clearing.step();
    expect(lines).toHaveLength(isSqlite ? 1 : 0);

    reading.resolve();
    await reader;
    expect(await deps.database.clearRemains()).toBe(true);
    await deps.database.close();
  });
});
