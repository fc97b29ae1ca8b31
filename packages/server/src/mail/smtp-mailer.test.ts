import { hostname } from 'node:os';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../../test/deps.js';
import { startSmtp, type TestSmtp } from '../../test/smtp.js';
import type { Mail } from './mail.js';
import { sendFailure } from './send-failure.js';
import { smtpMailer } from './smtp-mailer.js';

const mail: Mail = {
  to: 'wanjiku@example.org',
  from: { name: 'La campagne “été”', address: 'petition@campaign.example' },
  subject: 'Подтвердите, s’il vous plaît: أكّد',
  text: 'Une étape de plus.\n\nhttps://petition.example.org/confirm/abcdefghijklmnopqrstuvwxyz0123456789-abcdefghijklmnopqrstuvwxyz_0123456789?lang=fr&x==',
  html: '<p>Une étape de plus: أكّد</p>',
};

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

const mailerFor = (url: string) => {
  const mailer = smtpMailer({ url, mailFrom: 'petition@campaign.example', random: seededRandom('smtp') });
  undo.push(mailer.close);
  return mailer;
};

const start = async (): Promise<{ smtp: TestSmtp; mailer: ReturnType<typeof mailerFor> }> => {
  const smtp = await startSmtp();
  undo.push(smtp.close);
  return { smtp, mailer: mailerFor(smtp.url) };
};

describe('sending by SMTP', () => {
  it('delivers text, HTML and subject as they were, in any script', async () => {
    const { smtp, mailer } = await start();
    await mailer.send(mail);
    expect(smtp.received).toMatchObject([
      {
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        envelope: { from: 'petition@campaign.example', to: ['wanjiku@example.org'] },
      },
    ]);
    expect(smtp.received[0]?.headers.get('from')).toContain('La campagne “été”');
  });

  it('asks machines not to answer, and tells nothing about where it comes from', async () => {
    const { smtp, mailer } = await start();
    await mailer.send(mail);
    await mailer.send({ ...mail, headers: { 'X-Campaign': 'one' } });
    const headers = smtp.received.map((received) => received.headers);
    expect(headers[0]?.get('auto-submitted')).toBe('auto-generated');
    expect(headers[0]?.get('x-auto-response-suppress')).toBe('All');
    expect(headers[1]?.get('x-campaign')).toBe('one');
    expect(headers[0]?.get('message-id')).toMatch(/^<[0-9a-f]{32}@campaign\.example>$/);
    expect(headers[0]?.get('message-id')).not.toBe(headers[1]?.get('message-id'));
    expect([...(headers[0]?.keys() ?? [])].sort()).toEqual([
      'auto-submitted',
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'subject',
      'to',
      'x-auto-response-suppress',
    ]);
    expect(smtp.clients).toEqual(['campaign.example']);
    expect(smtp.clients).not.toContain(hostname());
  });

  it('asks for SMTPUTF8 where the local part needs it, and only there', async () => {
    const { smtp, mailer } = await start();
    await mailer.send({ ...mail, to: 'δοκιμή@example.org' });
    await mailer.send(mail);
    expect(smtp.received.map(({ envelope }) => [envelope.to[0], envelope.utf8])).toEqual([
      ['δοκιμή@example.org', true],
      ['wanjiku@example.org', false],
    ]);
  });

  it('writes an internationalised domain in A-labels', async () => {
    const { smtp, mailer } = await start();
    await mailer.send({ ...mail, to: 'amina@xn--jxalpdlp.example' });
    expect(smtp.received[0]?.raw).toContain('To: amina@xn--jxalpdlp.example');
    expect(smtp.received[0]?.envelope.utf8).toBe(false);
  });

  it('reads no list of addresses into one', async () => {
    const { smtp, mailer } = await start();
    await mailer.send({ ...mail, to: "o'brien+a=b#c!{x}|y@example.org" });
    expect(smtp.received[0]?.envelope.to).toEqual(["o'brien+a=b#c!{x}|y@example.org"]);
  });

  it.each([
    [421, 'unreachable'],
    [451, 'temporary'],
    [550, 'permanent'],
    [552, 'permanent'],
  ] as const)('tells a refusal with %i by its code only: %s', async (status, kind) => {
    const { smtp, mailer } = await start();
    smtp.refuse(() => status);
    const failure = await mailer.send(mail).catch(sendFailure);
    expect(failure).toEqual({ kind, code: String(status) });
  });

  it('tells a mail server that is not there', async () => {
    const smtp = await startSmtp();
    await smtp.close();
    expect(await mailerFor(smtp.url).send(mail).catch(sendFailure)).toEqual({
      kind: 'unreachable',
      code: 'ECONNREFUSED',
    });
  });

  it('gives up, without a second try of its own, when the mail server hangs up without a greeting', async () => {
    let connections = 0;
    const rude = createServer((socket) => {
      connections += 1;
      socket.on('error', () => {});
      socket.end();
    });
    await new Promise<void>((resolve) => rude.listen(0, '127.0.0.1', resolve));
    undo.push(() => new Promise((resolve) => rude.close(resolve)));
    const { port } = rude.address() as AddressInfo;
    expect(await mailerFor(`smtp://127.0.0.1:${port}`).send(mail).catch(sendFailure)).toMatchObject({
      kind: 'unreachable',
    });
    expect(connections).toBe(1);
  });

  it('tells a refused sender from a refused recipient', () => {
    const refused = (command: string) => sendFailure({ code: 'EENVELOPE', responseCode: 550, command });
    expect(refused('MAIL FROM').kind).toBe('temporary');
    expect(refused('RCPT TO').kind).toBe('permanent');
    expect(sendFailure({ code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' })).toEqual({
      kind: 'unreachable',
      code: '535',
    });
    expect(sendFailure(new Error('something wanjiku@example.org something'))).toEqual({
      kind: 'temporary',
      code: 'UNKNOWN',
    });
    expect(sendFailure({ code: 'wanjiku@example.org' }).code).toBe('UNKNOWN');
  });
});
