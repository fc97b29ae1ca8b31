import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deriveKeys } from '../config/keys.js';
import { devMailRoutes } from './dev-mail.routes.js';
import { openDevMailbox, type DevMailbox } from './dev-mailbox.js';
import type { Mail } from './mail.js';

const key = deriveKeys('a secret that only this test knows, and long enough')['dev-mail'];
const mail = (changes: Partial<Mail> = {}): Mail => ({
  to: 'wanjiku@example.org',
  from: { name: 'The campaign', address: 'petition@campaign.example' },
  subject: 'Please confirm',
  text: 'Open this page:\n\nhttp://localhost:8787/confirm/abc?lang=fr&x=1\n\nor see http://localhost:8787/p/review-mechanism.',
  html: '<p>Open this page</p>',
  ...changes,
});

let folder: string;
let dataDir: string;
let file: string;
let mailbox: DevMailbox;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'uncac-petition-'));
  dataDir = join(folder, 'data');
  file = join(dataDir, 'dev-mail');
  mailbox = openDevMailbox(dataDir, key);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the development mailbox', () => {
  it('is empty before the first mail', async () => {
    expect(await mailbox.list()).toEqual([]);
  });

  it('keeps mails over a restart, the newest last', async () => {
    await mailbox.send(mail());
    await mailbox.send(mail({ to: 'amina@example.net', subject: 'Ещё раз\n' }));
    expect(await openDevMailbox(dataDir, key).list()).toMatchObject([
      { to: 'wanjiku@example.org' },
      { to: 'amina@example.net', subject: 'Ещё раз\n' },
    ]);
  });

  it('is unreadable at rest, and without the key', async () => {
    await mailbox.send(mail());
    const bytes = readFileSync(file, 'utf8');
    for (const said of ['wanjiku', 'confirm', Buffer.from('wanjiku').toString('base64').slice(0, 8)])
      expect(bytes).not.toContain(said);
    expect(statSync(file).mode & 0o077).toBe(0);
    const other = deriveKeys('another secret that this test made up, also long')['dev-mail'];
    expect(await openDevMailbox(dataDir, other).list()).toEqual([]);
  });

  it('reads on after a line that a crash has torn', async () => {
    await mailbox.send(mail());
    appendFileSync(file, readFileSync(file, 'utf8').trim().slice(0, 40));
    await mailbox.send(mail({ to: 'amina@example.net' }));
    expect((await mailbox.list()).map(({ to }) => to)).toEqual(['wanjiku@example.org', 'amina@example.net']);
  });

  it('keeps every one of many that come at once', async () => {
    const addresses = Array.from({ length: 50 }, (_, index) => `signer${index}@example.org`);
    await Promise.all(addresses.map((to) => mailbox.send(mail({ to }))));
    expect((await mailbox.list()).map(({ to }) => to).sort()).toEqual([...addresses].sort());
  });
});

describe('GET /dev/mail', () => {
  const get = (accept?: string) =>
    devMailRoutes(mailbox).request('/dev/mail', { headers: accept === undefined ? {} : { accept } });

  it('gives JSON with all links of each mail, in order', async () => {
    await mailbox.send(mail());
    await mailbox.send(mail({ to: 'amina@example.net', text: 'No links.' }));
    const response = await get('application/json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual([
      {
        to: 'wanjiku@example.org',
        subject: 'Please confirm',
        text: mail().text,
        links: ['http://localhost:8787/confirm/abc?lang=fr&x=1', 'http://localhost:8787/p/review-mechanism'],
      },
      { to: 'amina@example.net', subject: 'Please confirm', text: 'No links.', links: [] },
    ]);
  });

  it('gives a page with links to click, that says what it is', async () => {
    await mailbox.send(mail());
    const response = await get('text/html,application/xhtml+xml,*/*;q=0.8');
    const body = await response.text();
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(body).toContain('This is a demo');
    expect(body).toContain('<a href="http://localhost:8787/confirm/abc?lang=fr&amp;x=1">');
    expect(body).not.toMatch(/<script|<style|style="|onclick/);
    const stylesheet = /<link rel="stylesheet" href="([^"]+)"/.exec(body)?.[1] ?? '';
    expect((await devMailRoutes(mailbox).request(stylesheet)).headers.get('content-type')).toMatch(/^text\/css/);
  });

  it('escapes whatever a mail says', async () => {
    await mailbox.send(mail({ subject: '<script>alert(1)</script>', text: 'https://evil.example/"><img src=x> <b>' }));
    expect(await (await get()).text()).not.toMatch(/<script|<img|<b>/);
  });

  it('says so when there is no mail', async () => {
    expect(await (await get()).text()).toContain('No mail yet');
    expect(await (await get('application/json')).json()).toEqual([]);
  });
});
