import { afterEach, expect, it } from 'vitest';
import { openApp, signatureBody } from '../../test/app.js';
import { manualClock, testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition } from '../../test/petition.js';
import { startSmtp } from '../../test/smtp.js';
import { readMailLimits } from '../config/mail-limits.js';
import { defaultMailSettings, smtpMailer, startMailWorker } from '../mail/index.js';
import { expiredPending } from '../signatures/index.js';
import { composeSignatureMail } from './compose-signature-mail.js';

const minute = 60_000;

/** Somebody enters another's address again and again, so that the limits of its mailbox are used up. */
onBothDatabases('whoever floods a mailbox', ({ open }) => {
  const undo: (() => unknown)[] = [];
  afterEach(async () => {
    for (const step of undo.splice(0).reverse()) await step();
  });

  const setUp = async () => {
    const clock = manualClock();
    const deps = testDeps(await open(), { clock });
    const { petition } = await putPetition(deps);
    const test = await openApp(deps);
    const smtp = await startSmtp();
    const mailer = smtpMailer({ url: smtp.url, mailFrom: deps.config.mailFrom, random: deps.random });
    const worker = startMailWorker(deps, {
      mailer,
      compose: (job, stopToken) => composeSignatureMail(test.deps, job, stopToken),
      settings: {
        ...defaultMailSettings,
        perSecond: Infinity,
        perDomainPerSecond: Infinity,
        perAddress: readMailLimits('1/10m 3/1d 10/30d') ?? [],
        pollMs: 60 * minute,
      },
    });
    undo.push(smtp.close, mailer.close, worker.stop);
    const enter = async (changes: Record<string, unknown> = {}) => {
      clock.advance(1);
      const id = crypto.randomUUID();
      await test.post(petition, signatureBody('owner@people.example', changes), { 'idempotency-key': id });
      while ((await worker.tick()) > 0);
      return id;
    };
    const deliver = async () => {
      while ((await worker.tick()) > 0);
    };
    /** Paths of the links to confirm that have come so far. */
    const links = () =>
      smtp.received.map(({ text }) => /http:\/\/localhost:8787(\/confirm\/\S+)/.exec(text)?.[1] ?? '');
    const press = async (path: string, fields: Record<string, string>) =>
      test.app.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      });
    const status = async (id: string) =>
      (
        await deps.database.reads
          .selectFrom('signature')
          .select('status')
          .where('signature', '=', id)
          .executeTakeFirst()
      )?.status;
    return { ...test, clock, enter, deliver, links, press, status };
  };

  it('keeps its owner from nothing: any of the mails leads to their own entry', async () => {
    const { enter, links, press, status } = await setUp();
    for (let times = 0; times < 15; times += 1) await enter({ country: 'DE' });
    const own = await enter({ country: 'KE' });
    expect(links()).toHaveLength(1);
    const answer = await press(links()[0] ?? '', { signature: own });
    expect(answer.status).toBe(200);
    expect(await status(own)).toBe('confirmed');
  });

  it('keeps its owner from nothing either when all its mails are more than seven days old, and the owner ignored them', async () => {
    const { app, deps, clock, enter, links, press, status } = await setUp();
    for (let day = 0; day < 4; day += 1) {
      for (let times = 0; times < 3; times += 1) {
        await enter({ country: 'DE' });
        clock.advance(10 * minute);
      }
      clock.advance(24 * 60 * minute);
    }
    expect(links()).toHaveLength(10);
    clock.advance(8 * 24 * 60 * minute);
    await expiredPending.forget(deps);
    const first = links()[0] ?? '';
    expect((await app.request(first)).status).toBe(404);
    const own = await enter({ country: 'KE' });
    const other = await enter({ email: 'another@people.example' });
    expect(links()).toHaveLength(11);

    const page = await app.request(first);
    expect(page.status).toBe(410);
    expect(await page.text()).toContain(`value="${own}"`);
    // What waits was not what the link was mailed for: nothing is confirmed unless it is chosen, nor another mailbox's.
    const fruitless: Record<string, string>[] = [{}, { signature: other }, { action: 'not-me' }];
    for (const fields of fruitless) await press(first, fields);
    const [link = '', proof = ''] = first.split('.');
    expect((await press(link, { signature: own })).status).toBe(404);
    const tampered = `${link}.${proof.slice(0, 20)}${proof[20] === 'A' ? 'B' : 'A'}${proof.slice(21)}`;
    expect((await press(tampered, { signature: own })).status).toBe(404);
    expect([await status(own), await status(other)]).toEqual(['pending', 'pending']);
    for (let times = 0; times < 2; times += 1) {
      const answer = await press(first, { signature: own });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('your signature is counted');
    }
    expect(await status(own)).toBe('confirmed');
  });

  it('has links that prove the mailbox for as long as its mails may count, and no longer', async () => {
    const { clock, deps, enter, links, press, status } = await setUp();
    await enter({ country: 'DE' });
    clock.advance(37 * 24 * 60 * minute + 10);
    await expiredPending.forget(deps);
    const own = await enter({ country: 'KE' });
    expect((await press(links()[0] ?? '', { signature: own })).status).toBe(404);
    expect(await status(own)).toBe('pending');
  });

  it('forges no proof of the mailbox, though it knew the signer key', async () => {
    const { app, clock, deps, enter, links, press, status } = await setUp();
    await enter({ email: 'attacker@people.example' });
    clock.advance(8 * 24 * 60 * minute);
    await expiredPending.forget(deps);
    const own = await enter();
    const { signer_key: signerKey } = await deps.database.reads
      .selectFrom('signature')
      .select('signer_key')
      .where('signature', '=', own)
      .executeTakeFirstOrThrow();
    const [link = '', proof = ''] = (links()[0] ?? '').split('.');
    const forged = Buffer.from(proof, 'base64url');
    forged.set(signerKey ?? [], 6);
    const path = `${link}.${forged.toString('base64url')}`;
    expect((await app.request(path)).status).toBe(404);
    expect((await press(path, { signature: own })).status).toBe(404);
    expect(await status(own)).toBe('pending');
  });

  it('gets no further when the owner says that it was not them: then the next mail comes at once', async () => {
    const { enter, deliver, links, press, status } = await setUp();
    await enter({ country: 'DE' });
    expect(await (await press(links()[0] ?? '', { action: 'not-me' })).text()).not.toContain('href="/confirm/');
    const own = await enter({ country: 'KE' });
    expect(links()).toHaveLength(2);
    expect((await press(links()[1] ?? '', {})).status).toBe(200);
    expect(await status(own)).toBe('confirmed');
    await deliver();
  });

  it('wins nothing by what waits already: it comes after what the owner did', async () => {
    const { enter, deliver, links, press, status } = await setUp();
    const flood = await enter({ country: 'DE' });
    await enter({ country: 'FR' });
    const own = await enter({ country: 'KE' });
    expect(links()).toHaveLength(1);
    await press(links()[0] ?? '', { action: 'not-me' });
    expect(await status(flood)).toBeUndefined();
    await deliver();
    expect(links()).toHaveLength(2);
    await press(links()[1] ?? '', { signature: own });
    expect(await status(own)).toBe('confirmed');
  });

  it('fills no mailbox: what is held back goes out one by one, and not at all once the owner has signed', async () => {
    const { enter, deliver, links, press, clock } = await setUp();
    const own = await enter();
    for (let times = 0; times < 5; times += 1) await enter({ country: 'DE' });
    expect(links()).toHaveLength(1);
    clock.advance(10 * minute);
    await deliver();
    expect(links()).toHaveLength(2);
    await press(links()[0] ?? '', { signature: own });
    for (let times = 0; times < 6; times += 1) {
      clock.advance(10 * minute);
      await deliver();
    }
    // One more in this day: it tells the owner that the address has signed already.
    expect(links()).toHaveLength(3);
    expect(links()[2]).toBe('');
  });
});
