import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, expect, it, vi } from 'vitest';
import { manualClock, testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { startSmtp } from '../../test/smtp.js';
import { deriveKeys } from '../config/keys.js';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { prepareJob } from './enqueue.js';
import type { MailSettings } from './mail-settings.js';
import { startMailWorker } from './mail-worker.js';
import type { Compose, Mailer } from './mail.js';
import { insertJob } from './outbox.repository.js';
import { smtpMailer } from './smtp-mailer.js';

const petition = 'review-mechanism';
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Never looks by itself: the tests say when. */
const settings: MailSettings = {
  perSecond: Infinity,
  perDomainPerSecond: Infinity,
  perAddress: [],
  batch: 50,
  concurrency: 5,
  leaseMs: minuteMs,
  pollMs: hourMs,
};

const letter = {
  from: { name: 'The campaign', address: 'petition@campaign.example' },
  subject: 'Please confirm',
  text: 'One more step.',
  html: '<p>One more step.</p>',
};

onBothDatabases('the mail worker', ({ open }) => {
  const undo: (() => unknown)[] = [];
  afterEach(async () => {
    for (const step of undo.splice(0).reverse()) await step();
  });

  const start = async (changes: Partial<Deps> = {}) => {
    const database = await open();
    const clock = manualClock();
    const deps = testDeps(database, { clock, ...changes });
    const row = { petition, settings: '{}', texts: '{}', pepper: Buffer.alloc(32), revision: 1, created_at: 0 };
    await transaction(database, (tx) => tx.insertInto('petition').values(row).execute());

    const add = async (...addresses: string[]) => {
      const rows = addresses.map((address) =>
        prepareJob(deps, { petition, signature: deps.random.uuid(clock.now()), address }),
      );
      await transaction(database, async (tx) => {
        for (const job of rows) await insertJob(tx, job);
      });
      return rows;
    };
    const work = (
      mailer: Pick<Mailer, 'send'>,
      more: { compose?: Compose; settings?: Partial<MailSettings>; deps?: Deps } = {},
    ) => {
      const worker = startMailWorker(more.deps ?? deps, {
        mailer,
        compose: more.compose ?? (async () => letter),
        settings: { ...settings, ...more.settings },
      });
      undo.push(worker.stop);
      return worker;
    };
    const outbox = () => database.reads.selectFrom('outbox').selectAll().orderBy('due_at').execute();
    return { database, clock, deps, add, work, outbox };
  };

  const startServer = async (port?: number) => {
    const smtp = await startSmtp(port);
    undo.push(smtp.close);
    return smtp;
  };

  const mailerFor = (url: string, deps: Deps) => {
    const mailer = smtpMailer({ url, mailFrom: deps.config.mailFrom, random: deps.random });
    undo.push(mailer.close);
    return mailer;
  };

  it('sends what is due and erases the address', async () => {
    const { deps, add, work, outbox } = await start();
    const smtp = await startServer();
    await add('wanjiku@example.org', 'amina@example.net');
    await work(mailerFor(smtp.url, deps)).tick();
    expect(
      smtp.received.map(({ envelope }) => envelope.to[0]).toSorted((a = '', b = '') => a.localeCompare(b)),
    ).toEqual(['amina@example.net', 'wanjiku@example.org']);
    expect(await outbox()).toEqual([]);
  });

  it('sends at once when woken', async () => {
    const { deps, add, work, outbox } = await start();
    const smtp = await startServer();
    const worker = work(mailerFor(smtp.url, deps));
    await worker.tick();
    await add('wanjiku@example.org');
    worker.wake();
    await vi.waitFor(async () => expect(await outbox()).toEqual([]));
    expect(smtp.received).toHaveLength(1);
  });

  it('erases a job without sending when the signature is gone', async () => {
    const { add, work, outbox } = await start();
    const send = vi.fn(async () => {});
    await add('wanjiku@example.org');
    await work({ send }, { compose: async () => undefined }).tick();
    expect(send).not.toHaveBeenCalled();
    expect(await outbox()).toEqual([]);
  });

  it('sends each of 500 jobs exactly once when two workers share them', async () => {
    const { deps, add, work, outbox } = await start();
    const smtp = await startServer();
    const addresses = Array.from({ length: 500 }, (_, index) => `signer${index}@example${index % 7}.org`);
    await add(...addresses);
    const workers = [work(mailerFor(smtp.url, deps)), work(mailerFor(smtp.url, deps))];
    await vi.waitFor(async () => expect(await outbox()).toEqual([]), { timeout: 20_000 });
    await Promise.all(workers.map((worker) => worker.stop()));
    expect(smtp.received.map(({ envelope }) => envelope.to.join()).sort()).toEqual([...addresses].sort());
  });

  it('keeps everything while the mail server is away, and sends it later', async () => {
    const { deps, clock, add, work, outbox } = await start();
    const gone = await startSmtp();
    await gone.close();
    await add('wanjiku@example.org', 'amina@example.net');
    const worker = work(mailerFor(gone.url, deps));
    await worker.tick();
    expect(await outbox()).toMatchObject([
      { attempts: 1, last_error: 'ECONNREFUSED', claimed_by: null, lease_until: null },
      { attempts: 1, last_error: 'ECONNREFUSED', claimed_by: null, lease_until: null },
    ]);
    const smtp = await startServer(gone.port);
    await worker.tick();
    expect(smtp.received).toHaveLength(0);
    clock.advance(2 * minuteMs);
    await worker.tick();
    expect(smtp.received).toHaveLength(2);
    expect(await outbox()).toEqual([]);
  });

  it('tries again after a temporary refusal: later each time, at least once an hour', async () => {
    const { deps, clock, add, work, outbox } = await start();
    const smtp = await startServer();
    smtp.refuse(() => 451);
    await add('wanjiku@example.org');
    const worker = work(mailerFor(smtp.url, deps));
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 9; attempt += 1) {
      await worker.tick();
      const [row] = await outbox();
      expect(row).toMatchObject({ attempts: attempt, last_error: '451' });
      waits.push((row?.due_at ?? 0) - clock.now());
      clock.advance(waits.at(-1) ?? 0);
    }
    expect(waits[0]).toBeGreaterThanOrEqual(minuteMs);
    expect(waits[0]).toBeLessThanOrEqual(1.5 * minuteMs);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits.at(-1)).toBe(hourMs);
    smtp.refuse(() => undefined);
    await worker.tick();
    expect(smtp.received).toHaveLength(1);
    expect(await outbox()).toEqual([]);
  });

  it('keeps a mail that is refused for good, without the words of the refusal anywhere', async () => {
    const logged: string[] = [];
    const into = new Writable({ write: (chunk, _encoding, done) => (logged.push(String(chunk)), done()) });
    const { deps, clock, add, work, outbox } = await start({ log: pino({ level: 'trace' }, into) });
    const smtp = await startServer();
    smtp.refuse((recipient) => (recipient.startsWith('nobody') ? 550 : undefined));
    await add('nobody@example.org', 'wanjiku@example.org');
    await work(mailerFor(smtp.url, deps)).tick();
    const [row] = await outbox();
    expect(row).toMatchObject({ attempts: 1, last_error: '550' });
    expect((row?.due_at ?? 0) - clock.now()).toBeGreaterThanOrEqual(6 * hourMs);
    expect(smtp.received).toHaveLength(1);
    expect(logged.join('')).toContain('"code":"550"');
    expect(logged.join('')).not.toMatch(/nobody|refused|example\.org/);
  });

  it('keeps what another SECRET wrote', async () => {
    const { deps, add, work, outbox } = await start();
    const send = vi.fn(async () => {});
    await add('wanjiku@example.org');
    await work(
      { send },
      { deps: { ...deps, keys: deriveKeys('another secret of the same length as it should be') } },
    ).tick();
    expect(send).not.toHaveBeenCalled();
    expect(await outbox()).toMatchObject([{ last_error: 'UNREADABLE', attempts: 1 }]);
  });

  it('sends no faster than it is told, over all and to one domain, and counts no attempt for waiting', async () => {
    const { clock, add, work, outbox } = await start();
    const sent: string[] = [];
    const send = async ({ to }: { to: string }) => void sent.push(to);
    await add(...Array.from({ length: 6 }, (_, index) => `signer${index}@busy.example`), 'wanjiku@example.org');
    const worker = work({ send }, { settings: { perSecond: 4, perDomainPerSecond: 2, batch: 7 } });
    const drain = async () => {
      while ((await worker.tick()) > 0);
      return sent.splice(0);
    };
    expect(await drain()).toHaveLength(3);
    expect((await outbox()).every(({ attempts, claimed_by }) => attempts === 0 && claimed_by === null)).toBe(true);
    clock.advance(1_000);
    expect(await drain()).toHaveLength(2);
    clock.advance(1_000);
    expect(await drain()).toHaveLength(2);
    expect(await outbox()).toEqual([]);
  });

  it('repeats a mail when it died after sending it, and loses none when it died before', async () => {
    const { clock, add, work, outbox } = await start();
    await add('wanjiku@example.org');
    const dead = work({ send: () => new Promise<never>(() => {}) });
    undo.length = 0;
    await vi.waitFor(async () => expect(await outbox()).toMatchObject([{ claimed_by: expect.any(String) }]));
    const sent: string[] = [];
    const next = work({ send: async ({ to }) => void sent.push(to) });
    await next.tick();
    expect(sent).toEqual([]);
    clock.advance(minuteMs + 1);
    await next.tick();
    expect(sent).toEqual(['wanjiku@example.org']);
    expect(dead).toBeDefined();
  });

  it('sends nothing under a lease that may end before the mail server answers', async () => {
    const { clock, add, work, outbox } = await start();
    await add('a@example.org', 'b@example.org');
    const sent: string[] = [];
    const leasesLeftMs: number[] = [];
    const slow = async ({ to }: { to: string }) => {
      sent.push(to);
      const leases = (await outbox()).flatMap(({ lease_until }) => lease_until ?? []);
      leasesLeftMs.push(Math.min(...leases) - clock.now());
      clock.advance(40_000);
    };
    work({ send: slow }, { settings: { concurrency: 1 } });
    await vi.waitFor(async () => expect(await outbox()).toEqual([]));
    expect(sent.sort()).toEqual(['a@example.org', 'b@example.org']);
    expect(leasesLeftMs).toEqual([minuteMs, minuteMs]);
  });

  it('finishes what is on its way when it stops, and gives back the rest', async () => {
    const { deps, add, work, outbox } = await start();
    const smtp = await startServer();
    let release = () => {};
    smtp.hold(new Promise((resolve) => (release = resolve)));
    await add(...Array.from({ length: 10 }, (_, index) => `signer${index}@example.org`));
    const send = vi.fn(mailerFor(smtp.url, deps).send);
    const worker = work({ send }, { settings: { concurrency: 3 } });
    await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(3));
    const stopped = worker.stop();
    release();
    await stopped;
    expect(smtp.received).toHaveLength(3);
    const left = await outbox();
    expect(left).toHaveLength(7);
    expect(left.every(({ claimed_by, attempts }) => claimed_by === null && attempts === 0)).toBe(true);
  });
});
