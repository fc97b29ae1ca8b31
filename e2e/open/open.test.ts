import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unprotect } from '@uncac-petition/open';
import { paths } from '@uncac-petition/shared';
import { generateX25519Identity } from 'age-encryption';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from '../support/axe.js';
import { launchBrowser } from '../support/browser.js';
import { runCommandLine } from '../support/command-line.js';
import { startDemo, type Demo } from '../support/demo.js';
import { exportSealedTo, largeExport } from './exports.js';
import { asFile, openPage, type GivenFile } from './open-page.js';

describe('the page /open', () => {
  const passphrase = 'correct horse battery staple';
  let demo: Demo;
  let browser: Browser;
  let page: Page;
  let recipient: string;
  /** Under the passphrase, as the page saved it. */
  let identity: Buffer;
  /** The same without: stretching a passphrase takes seconds. */
  let plain: GivenFile;
  let files: Awaited<ReturnType<typeof exportSealedTo>>;

  beforeAll(async () => {
    demo = await startDemo();
    // A name that is not this machine's own: to a browser, plain http there is not secure.
    browser = await launchBrowser('--host-resolver-rules=MAP petition.example 127.0.0.1');
    await fresh();
    ({ recipient, file: identity } = await openPage(page).makeIdentity(passphrase));
    plain = asFile('plain.txt', Buffer.from(await unprotect(identity, passphrase, '')));
    files = await exportSealedTo(recipient);
    writeFileSync(join(files.folder, 'plain.txt'), plain.buffer);
  }, 300_000);

  afterEach(() => page.context().close());

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
    if (files !== undefined) rmSync(files.folder, { recursive: true });
  });

  const fresh = async (address = demo.server + paths.open, options = {}) => {
    const context = await browser.newContext({ locale: 'en', ...options });
    page = await context.newPage();
    await page.goto(address);
    return openPage(page);
  };

  /** What the command line makes of the same file with the same identity. */
  const byCommand = (file: string, format: string): Promise<string> => {
    const env = { PATH: process.env['PATH'], DATA_DIR: files.folder };
    return runCommandLine(['open', file, '--identity', join(files.folder, 'plain.txt'), '--format', format], env);
  };

  it.each(['jsonl', 'csv'] as const)('opens a %s export to the very bytes that the command writes', async (kind) => {
    const { choose, open, result } = await fresh();
    await choose(files[kind], [plain]);
    for (const format of ['csv', 'jsonl']) {
      await page.getByLabel('Save as').selectOption(format);
      await open();
      await page.getByText('Rows opened: 4').waitFor();
      const written = (await result()).toString();
      expect(written).toContain('Amina Wanjiru');
      expect(written).toBe(await byCommand(files[kind], format));
    }
  });

  it('makes an identity under a passphrase that the page asks for, and only opens with that one', async () => {
    expect(identity.toString()).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----/);
    const { alert, choose, open } = await fresh();
    await choose(files.jsonl, [asFile('mine.txt', identity)]);
    await open();
    await alert().getByText('mine.txt is protected').waitFor();
    await page.getByLabel('Passphrase of mine.txt').fill('another passphrase');
    await open();
    await alert().getByText('The passphrase does not open mine.txt.').waitFor();
    await page.getByLabel('Passphrase of mine.txt').fill(passphrase);
    await open();
    await page.getByText('The export is whole').waitFor();
  });

  it('wants a passphrase that is long enough, twice the same', async () => {
    const { alert } = await fresh();
    const make = page.getByRole('button', { name: 'Make identity' });
    await make.click();
    await alert().getByText('too short').waitFor();
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await make.click();
    await alert().getByText('are different').waitFor();
  });

  it('says what is wrong with what was chosen, and what to do', async () => {
    const { alert, choose, open } = await fresh();
    const whole = readFileSync(files.jsonl);
    const other = asFile('other.txt', await generateX25519Identity());
    const wrongs = [
      [asFile('export.jsonl', whole.subarray(0, -300)), plain, 'This export is not whole'],
      [asFile('export.jsonl', whole.toString().replace('"KE"', '"DE"')), plain, 'This export is not whole'],
      [asFile('letter.docx', Buffer.from('PK\u0003\u0004"x')), plain, 'This file is not an export'],
      [asFile('list.csv', 'name,country\r\nA,KE\r\n'), plain, 'its columns are other ones'],
      [files.jsonl, other, 'Your identity does not open this export'],
      [files.jsonl, asFile('letter.txt', 'Dear all'), 'letter.txt is not an identity file'],
    ] as const;
    for (const [file, one, said] of wrongs) {
      await choose(file, [one]);
      await open();
      await alert().getByText(said).waitFor();
    }
    await choose(files.jsonl, [other, plain]);
    await open();
    await page.getByText('Rows opened: 4').waitFor();
  });

  it('opens 20,000 rows', async () => {
    const { choose, open, result } = await fresh();
    const export20k = asFile('export.jsonl', await largeExport(recipient, 20_000));
    await choose(export20k, [plain]);
    await open();
    await page.getByText('Rows opened: 20,000').and(page.locator('strong')).waitFor();
    expect((await result()).toString().split('\r\n')).toHaveLength(20_002);
  });

  it('works on plain http, where a page has no crypto.subtle', async () => {
    const { choose, makeIdentity, open } = await fresh(
      demo.server.replace('localhost', 'petition.example') + paths.open,
    );
    expect(await page.evaluate('isSecureContext')).toBe(false);
    expect((await makeIdentity(undefined)).file.toString()).toContain('AGE-SECRET-KEY-1');
    await choose(files.csv, [plain]);
    await open();
    await page.getByText('Rows opened: 4').waitFor();
  });

  it('works as a saved file, without a network', async () => {
    await fresh();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Save this page' }).click();
    const copy = join(files.folder, 'saved.html');
    await (await download).saveAs(copy);
    await page.context().close();
    const { choose, makeIdentity, open, result } = await fresh(`file://${copy}`, { offline: true });
    await page.getByText('It needs no network').waitFor();
    expect((await makeIdentity(undefined)).recipient).toMatch(/^age1/);
    await choose(files.jsonl, [plain]);
    await open();
    await page.getByText('Rows opened: 4').waitFor();
    expect((await result()).toString()).toBe(await byCommand(files.jsonl, 'csv'));
  });

  describe.each(['en', 'ar'])('in %s', (lang) => {
    it.each(['light', 'dark'] as const)('has nothing that shuts anybody out (%s)', async (colorScheme) => {
      await fresh(`${demo.server}${paths.open}?lang=${lang}`, { colorScheme });
      expect(await page.locator('html').getAttribute('dir')).toBe(lang === 'ar' ? 'rtl' : 'ltr');
      expect(await violationsOf(page), 'at first').toEqual([]);
      await page.locator('#make button').click();
      await page.getByRole('alert').waitFor();
      expect(await violationsOf(page), 'when something is missing').toEqual([]);
      await page.locator('#make input[type=checkbox]').uncheck();
      await page.locator('#make button').click();
      await page.locator('#recipient').waitFor();
      await page.locator('#export').setInputFiles(files.jsonl);
      await page.locator('#identities').setInputFiles(plain);
      await page.locator('#open button').click();
      await page.locator('#save').waitFor();
      expect(await violationsOf(page), 'with a result').toEqual([]);
    });
  });

  it('changes its language without losing what was made', async () => {
    const { makeIdentity } = await fresh();
    const { recipient: before } = await makeIdentity(undefined);
    await page.getByRole('link', { name: 'français' }).click();
    await page.getByRole('heading', { name: 'Clés et exports' }).waitFor();
    expect(await page.getByLabel('Votre clé de destinataire').inputValue()).toBe(before);
  });
});
