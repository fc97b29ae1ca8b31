import { afterEach, expect, it } from 'vitest';
import { openApp, signatureBody, tokenFor } from '../../test/app.js';
import { manualClock, testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition } from '../../test/petition.js';
import { startSmtp } from '../../test/smtp.js';
import { defaultMailSettings, expiredRequests, smtpMailer, startMailWorker } from '../mail/index.js';
import { composeSignatureMail } from './compose-signature-mail.js';

onBothDatabases('“mail me my link”', ({ open }) => {
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
      settings: { ...defaultMailSettings, perSecond: Infinity, perDomainPerSecond: Infinity, pollMs: 3_600_000 },
    });
    undo.push(smtp.close, mailer.close, worker.stop);
    const token = async () => {
      const form = await (await test.app.request(`/p/${petition}/mine`)).text();
      return /name="formToken" value="([^"]+)"/.exec(form)?.[1] ?? '';
    };
    const ask = async (email: string, query = '', formToken?: string) =>
      test.app.request(`/p/${petition}/mine${query}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ email, formToken: formToken ?? (await token()) }).toString(),
      });
    const signed = async (email: string) => {
      const id = crypto.randomUUID();
      await test.post(petition, signatureBody(email), { 'idempotency-key': id });
      return id;
    };
    const deliver = async () => {
      while ((await worker.tick()) > 0);
      return smtp.received.splice(0);
    };
    const outbox = () => deps.database.reads.selectFrom('outbox').selectAll().execute();
    return { ...test, deps, clock, petition, ask, token, signed, deliver, outbox };
  };

  it('mails the link to whoever has signed, in the language of the page', async () => {
    const { app, deps, petition, confirm, ask, signed, deliver, outbox } = await setUp();
    const id = await signed('amina@people.example');
    await confirm(id);
    await deliver();
    const form = await (await app.request(`/p/${petition}/mine`)).text();
    expect(form).toContain(`action="/p/${petition}/mine?lang=en"`);
    await ask('Amina@people.example', '?lang=fr');
    const [mail, ...more] = await deliver();
    expect(more).toEqual([]);
    expect(mail?.envelope.to).toEqual(['Amina@people.example']);
    expect(mail?.text).toContain(`http://localhost:8787/mine/${await tokenFor(deps, 'mine-link', id)}`);
    expect(mail?.text).toContain('a demandé le lien');
    expect(mail?.headers.get('list-unsubscribe')).toContain('/stop/');
    expect(await outbox()).toEqual([]);
  });

  it('answers the same and does the same to every address; only the mail tells', async () => {
    const { app, confirm, ask, signed, deliver, outbox, deps } = await setUp();
    const confirmed = await signed('confirmed@people.example');
    const withdrawn = await signed('withdrawn@people.example');
    for (const id of [confirmed, withdrawn]) await confirm(id);
    await app.request(`/mine/${await tokenFor(deps, 'mine-link', withdrawn)}`, { method: 'POST' });
    await signed('onlyposted@people.example');
    await deliver();
    const seen: unknown[] = [];
    for (const name of ['confirmed', 'withdrawn', 'onlyposted', 'nobodyyet']) {
      const answer = await ask(`${name}@people.example`);
      seen.push([answer.status, [...answer.headers], await answer.text()]);
    }
    expect(seen[0]).toEqual([202, expect.anything(), expect.any(String)]);
    for (const one of seen) expect(one).toEqual(seen[0]);
    const jobs = await outbox();
    expect(jobs).toHaveLength(4);
    for (const { signature, signer_key, lang } of jobs)
      expect([signature, signer_key?.length, lang]).toEqual([null, 32, 'en']);
    expect((await deliver()).map(({ envelope }) => envelope.to[0])).toEqual(['confirmed@people.example']);
    expect(await outbox()).toEqual([]);
  });

  it('gives the form back, with what was typed, when it is no address', async () => {
    const { ask, outbox } = await setUp();
    for (const typed of ['no "address"', '']) {
      const answer = await ask(typed);
      const page = await answer.text();
      expect(answer.status).toBe(422);
      expect(page).toContain(`value="${typed.replaceAll('"', '&quot;')}"`);
      expect(page).toMatch(/aria-invalid="true"\s+aria-describedby="email-error"/);
    }
    expect(await outbox()).toEqual([]);
  });

  it('takes each form once and not too late, and gives it back with what was typed', async () => {
    const { clock, ask, token, outbox } = await setUp();
    const formToken = await token();
    expect((await ask('amina@people.example', '', formToken)).status).toBe(202);
    const late = await token();
    const again = await ask('amina@people.example', '', formToken);
    clock.advance(6 * 60 * 60 * 1000);
    for (const answer of [
      again,
      await ask('amina@people.example', '', late),
      await ask('amina@people.example', '', ''),
    ]) {
      expect(answer.status).toBe(422);
      const page = await answer.text();
      expect(page).toContain('value="amina@people.example"');
      expect(page).toContain('press the button once more');
    }
    expect(await outbox()).toHaveLength(1);
  });

  it('has the budget of all forms without JavaScript, beyond which it says how long to wait', async () => {
    const { ask } = await setUp();
    const statuses: number[] = [];
    for (let asked = 0; asked < 201; asked += 1) statuses.push((await ask(`a${asked}@people.example`)).status);
    expect(statuses).toEqual([...Array<number>(200).fill(202), 503]);
    expect((await ask('amina@people.example')).headers.get('retry-after')).toBe('3');
  }, 300_000);

  it('is forgotten after seven days when it could not be sent', async () => {
    const { deps, clock, ask, outbox } = await setUp();
    await ask('amina@people.example');
    clock.advance(7 * 24 * 60 * 60 * 1000);
    const counts = (count: number) => ({ 'mails with a link that could not be sent': count });
    expect(await expiredRequests.forget(deps)).toEqual(counts(0));
    clock.advance(1);
    expect(await expiredRequests.due(deps)).toEqual(counts(1));
    expect(await expiredRequests.forget(deps)).toEqual(counts(1));
    expect(await outbox()).toEqual([]);
  });

  it('is found from the petition and from a link that does not work', async () => {
    const { app, petition } = await setUp();
    for (const from of [`/p/${petition}`, '/mine/x', '/confirm/x', '/stop/x'])
      expect(await (await app.request(from)).text(), from).toContain(`href="/p/${petition}/mine?lang=en"`);
  });
});
