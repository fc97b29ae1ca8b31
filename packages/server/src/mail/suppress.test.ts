import { Readable, Writable } from 'node:stream';
import { afterEach, expect, it } from 'vitest';
import { openApp, signatureBody } from '../../test/app.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition } from '../../test/petition.js';
import { startSmtp } from '../../test/smtp.js';
import { composeSignatureMail } from '../pages/index.js';
import { defaultMailSettings, mailCommand, smtpMailer, startMailWorker } from './index.js';

const address = 'wanjiku@people.example';

onBothDatabases('who wants no mail', ({ open }) => {
  const undo: (() => unknown)[] = [];
  afterEach(async () => {
    for (const step of undo.splice(0).reverse()) await step();
  });

  const setUp = async () => {
    const deps = testDeps(await open());
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
        perAddress: [],
        pollMs: 3_600_000,
      },
    });
    undo.push(smtp.close, mailer.close, worker.stop);

    const said: string[] = [];
    const into = new Writable({ write: (chunk, _encoding, done) => (said.push(String(chunk)), done()) });
    const command = async (args: readonly string[], input = '') => {
      said.length = 0;
      const context = { withDeps: async <T>(fn: (given: typeof deps) => Promise<T>) => fn(deps) };
      await mailCommand({ ...context, out: into, err: into, in: Readable.from([input]) })
        .exitOverride()
        .parseAsync(args, { from: 'user' });
      return said.join('');
    };
    /** Posts, and lets the worker send. @returns who got mail by it, and the answer */
    const signs = async (email: string) => {
      smtp.received.length = 0;
      const answer = await test.post(petition, signatureBody(email));
      while ((await worker.tick()) > 0);
      expect(await deps.database.reads.selectFrom('outbox').selectAll().execute()).toEqual([]);
      return { to: smtp.received.map(({ envelope }) => envelope.to[0]), mail: smtp.received[0], answer };
    };
    const suppressions = () => deps.database.reads.selectFrom('suppression').selectAll().execute();
    return { ...test, deps, petition, command, signs, suppressions };
  };
  const pathOf = (link: string | undefined) => (link ?? '').replace('http://localhost:8787', '');

  it('gets none after the button behind the link in any mail, by whatever form of the address, and nothing else changes', async () => {
    const { app, deps, signs, suppressions } = await setUp();
    const { mail } = await signs(address);
    const link = pathOf(/http\S+\/stop\/\S+/.exec(mail?.text ?? '')?.[0]);
    expect(link).toMatch(/^\/stop\/[\w-]{43}\?lang=en&petition=[\w-]+$/);
    const rows = () => deps.database.reads.selectFrom('signature').selectAll().execute();
    const before = await rows();

    const page = await app.request(link);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<form method="post">');
    expect(await suppressions()).toEqual([]);
    for (let times = 0; times < 2; times += 1) {
      const answer = await app.request(link, { method: 'POST' });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(await answer.text()).toContain('No more mail to this address');
    }
    expect(await rows()).toEqual(before);
    expect(await suppressions()).toMatchObject([{ address_key: expect.objectContaining({ length: 16 }) }]);
    expect((await signs('Wanjiku@PEOPLE.example')).to).toEqual([]);
    expect((await signs('amina@people.example')).to).toEqual(['amina@people.example']);
  });

  it('can say so by the button of a mail program (RFC 8058)', async () => {
    const { app, signs } = await setUp();
    const { mail } = await signs(address);
    expect(mail?.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const link = pathOf(/^<(.*)>$/.exec(mail?.headers.get('list-unsubscribe') ?? '')?.[1]);
    const body = new FormData();
    body.set('List-Unsubscribe', 'One-Click');
    expect((await app.request(link, { method: 'POST', body })).status).toBe(200);
    expect((await signs(address)).to).toEqual([]);
  });

  it('is not told apart by the answer to a signature', async () => {
    const { command, signs } = await setUp();
    const before = (await signs(address)).answer;
    await command(['suppress', address]);
    const after = (await signs(address)).answer;
    const seen = await Promise.all(
      [before, after].map(async (one) => [one.status, [...one.headers], await one.text()]),
    );
    expect(seen[1]).toEqual(seen[0]);
  });

  it('is known by a link of ours alone', async () => {
    const { app, signs, suppressions } = await setUp();
    const { mail } = await signs(address);
    const token = /\/stop\/([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? '';
    for (const wrong of ['x', `A${token.slice(1)}`, `${token.slice(0, 30)}A${token.slice(31)}`, `${token}A`]) {
      if (wrong === token) continue;
      for (const method of ['GET', 'POST'])
        expect((await app.request(`/stop/${wrong}`, { method })).status, wrong).toBe(404);
    }
    expect(await suppressions()).toEqual([]);
  });

  it('is put on the list and taken off it by an operator, with the address nowhere', async () => {
    const { command, signs, suppressions } = await setUp();
    expect(await command(['suppress', 'Wanjiku@people.example'])).toBe('No mail goes to this address from now on.\n');
    expect(await command(['suppress', address])).toContain('It was on the list already.');
    expect((await signs(address)).to).toEqual([]);
    expect(JSON.stringify(await suppressions())).not.toContain('wanjiku');
    expect(await command(['unsuppress', address])).toBe('Mail goes to this address again.\n');
    expect(await command(['unsuppress', address])).toContain('It was not on the list.');
    expect((await signs(address)).to).toEqual([address]);
  });

  it('may be a whole domain, without its subdomains', async () => {
    const { command, signs } = await setUp();
    expect(await command(['suppress', 'People.Example'])).toContain('the addresses of this domain');
    expect((await signs(address)).to).toEqual([]);
    expect((await signs('a@sub.people.example')).to).toEqual(['a@sub.people.example']);
    await command(['suppress', '@googlemail.com']);
    expect((await signs('a@gmail.com')).to).toEqual([]);
    await command(['unsuppress', 'people.example']);
    expect((await signs(address)).to).toEqual([address]);
  });

  it('can be read from standard input, all of it or nothing', async () => {
    const { command, signs, suppressions } = await setUp();
    await expect(command(['suppress', '-'], `${address}\nno address\n`)).rejects.toThrow(
      'Line 2 is neither an e-mail address nor a domain such as example.org; nothing was changed.',
    );
    await expect(command(['suppress', 'no address'])).rejects.not.toThrow('no address');
    await expect(command(['suppress', '-'], '\n')).rejects.toThrow('Nothing was given');
    expect(await suppressions()).toEqual([]);
    expect(await command(['suppress', '-'], `${address}\r\nb@people.example\n\nexample.org`)).toBe(
      'No mail goes to 2 addresses and the addresses of 1 domain from now on.\n',
    );
    expect((await signs(address)).to).toEqual([]);
  });
});
