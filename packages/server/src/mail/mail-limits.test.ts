import { afterEach, expect, it } from 'vitest';
import { manualClock, testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { startSmtp } from '../../test/smtp.js';
import { readMailLimits } from '../config/mail-limits.js';
import { transaction } from '../db/transaction.js';
import { prepareJob } from './enqueue.js';
import { startMailWorker } from './mail-worker.js';
import type { Mailer } from './mail.js';
import { insertJob } from './outbox.repository.js';
import { sentMails } from './sent-mails.js';
import { smtpMailer } from './smtp-mailer.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const limits = readMailLimits('1/10m 3/1d 10/30d') ?? [];
const letter = {
  from: { name: 'The campaign', address: 'petition@campaign.example' },
  subject: 'Please confirm',
  text: 'One more step.',
  html: '<p>One more step.</p>',
};

onBothDatabases('the limits of one mailbox', ({ open }) => {
  const undo: (() => unknown)[] = [];
  afterEach(async () => {
    for (const step of undo.splice(0).reverse()) await step();
  });

  const start = async () => {
    const database = await open();
    const clock = manualClock();
    const deps = testDeps(database, { clock });
    for (const petition of ['one', 'other']) {
      const row = { petition, settings: '{}', texts: '{}', pepper: Buffer.alloc(32), revision: 1, created_at: 0 };
      await transaction(database, (tx) => tx.insertInto('petition').values(row).execute());
    }
    const smtp = await startSmtp();
    const mailer = smtpMailer({ url: smtp.url, mailFrom: deps.config.mailFrom, random: deps.random });
    undo.push(smtp.close, mailer.close);
    const gone = new Set<string>();

    const add = async (address: string, petition = 'one') => {
      const job = prepareJob(deps, { petition, signature: deps.random.uuid(clock.now()), address });
      await transaction(database, (tx) => insertJob(tx, job));
      return job;
    };
    const work = (through: Pick<Mailer, 'send'> = mailer, perAddress = limits) => {
      const worker = startMailWorker(deps, {
        mailer: through,
        compose: async ({ signature }) => (gone.has(signature ?? '') ? undefined : letter),
        settings: {
          perSecond: Infinity,
          perDomainPerSecond: Infinity,
          perAddress,
          batch: 50,
          concurrency: 5,
          leaseMs: minute,
          pollMs: hour,
        },
      });
      undo.push(worker.stop);
      return worker;
    };
    const outbox = () => database.reads.selectFrom('outbox').selectAll().orderBy('due_at').execute();
    const places = () => database.reads.selectFrom('sent_mail').selectAll().execute();
    const sentTo = () => smtp.received.map(({ envelope }) => envelope.to[0] ?? '');
    return { database, clock, deps, smtp, mailer, gone, add, work, outbox, places, sentTo };
  };

  it('are kept however many mails wait, and what is held back goes out when they allow', async () => {
    const { clock, add, work, outbox, smtp } = await start();
    const addresses = ['w.anjiku+x@gmail.com', 'Wanjiku@googlemail.com'];
    for (let times = 0; times < 12; times += 1) await add(addresses[times % 2] ?? '', times < 6 ? 'one' : 'other');
    const worker = work();
    const began = clock.now();
    const sentAfter: number[] = [];
    for (let left = await outbox(); left.length > 0; left = await outbox()) {
      clock.advance(Math.max(0, (left[0]?.due_at ?? 0) - clock.now()));
      const before = smtp.received.length;
      while ((await worker.tick()) > 0);
      for (let sent = before; sent < smtp.received.length; sent += 1) sentAfter.push(clock.now() - began);
      expect((await outbox()).every(({ attempts, claimed_by }) => attempts === 0 && claimed_by === null)).toBe(true);
    }
    const inDay = [0, 10 * minute, 20 * minute];
    expect(sentAfter).toEqual([
      ...[0, 1, 2].flatMap((days) => inDay.map((time) => days * day + time)),
      3 * day,
      30 * day,
      30 * day + 10 * minute,
    ]);
  });

  it('hold back nobody else, and end with none', async () => {
    const { add, work, sentTo, outbox } = await start();
    for (const address of ['a@people.example', 'a@people.example', 'b@people.example']) await add(address);
    await work().tick();
    expect(sentTo().sort()).toEqual(['a@people.example', 'b@people.example']);
    expect(await outbox()).toHaveLength(1);
    await add('b@people.example');
    await work(undefined, []).tick();
    expect(sentTo().filter((to) => to === 'b@people.example')).toHaveLength(2);
  });

  it('drop a mail whose signature is gone by the time it may go', async () => {
    const { clock, add, work, outbox, sentTo, gone } = await start();
    await add('a@people.example');
    const worker = work();
    await worker.tick();
    const { signature } = await add('a@people.example');
    await worker.tick();
    expect(await outbox()).toMatchObject([{ signature, due_at: clock.now() + 10 * minute }]);
    gone.add(signature ?? '');
    clock.advance(10 * minute);
    await worker.tick();
    expect(await outbox()).toEqual([]);
    expect(sentTo()).toHaveLength(1);
  });

  it('hold for all workers together, at once', async () => {
    const { add, work, sentTo, outbox } = await start();
    for (let times = 0; times < 20; times += 1) await add('a@people.example');
    const workers = [work(), work(), work()];
    await Promise.all(workers.map((worker) => worker.tick()));
    await Promise.all(workers.map((worker) => worker.tick()));
    expect(sentTo()).toHaveLength(1);
    expect(await outbox()).toHaveLength(19);
  });

  it('count no mail that the mail server did not take', async () => {
    const { clock, add, work, smtp, sentTo, places } = await start();
    smtp.refuse(() => 451);
    await add('a@people.example');
    const worker = work();
    await worker.tick();
    expect(await places()).toEqual([]);
    smtp.refuse(() => undefined);
    await add('a@people.example');
    await worker.tick();
    expect(sentTo()).toHaveLength(1);
    clock.advance(10 * minute);
    await worker.tick();
    expect(sentTo()).toHaveLength(2);
  });

  it('count a mail once that a worker sent and died before it could say so', async () => {
    const { clock, add, work, places, sentTo, outbox, mailer } = await start();
    await add('a@people.example');
    const claimed = Promise.withResolvers<void>();
    const dying = work({
      send: async () => {
        claimed.resolve();
        return new Promise<never>(() => {});
      },
    });
    undo.pop();
    await claimed.promise;
    expect(await places()).toHaveLength(1);
    clock.advance(minute + 1);
    await work(mailer).tick();
    expect(sentTo()).toHaveLength(1);
    expect(await places()).toMatchObject([{ sent_at: clock.now() }]);
    expect(await outbox()).toEqual([]);
    expect(dying).toBeDefined();
  });

  it('keep keyed hashes alone, and these no longer than the longest of them', async () => {
    const { clock, deps, add, work, places } = await start();
    const { signature } = await add('a@people.example');
    await work().tick();
    const [row] = await places();
    expect(row?.address_key).toHaveLength(16);
    const stored = JSON.stringify(await places());
    expect(stored).not.toContain(signature);
    const limited = { ...deps, config: { ...deps.config, mailPerAddress: limits } };
    clock.advance(30 * day - 1);
    const counts = (count: number) => ({ 'mails that no limit counts': count });
    expect(await sentMails.forget(limited)).toEqual(counts(0));
    clock.advance(1);
    expect(await sentMails.due(limited)).toEqual(counts(1));
    expect(await sentMails.forget(limited)).toEqual(counts(1));
    expect(await places()).toEqual([]);
  });
});
