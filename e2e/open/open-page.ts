import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';

/** A file that is on no disk. */
export interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export const asFile = (name: string, content: string | Buffer): GivenFile => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});

/** What a holder sees and does on the page /open, in English. */
export const openPage = (page: Page) => ({
  alert: (): Locator => page.getByRole('alert'),
  makeIdentity: async (passphrase: string | undefined): Promise<{ recipient: string; file: Buffer }> => {
    const protect = page.getByLabel('Protect it with a passphrase');
    if (passphrase === undefined) await protect.uncheck();
    else {
      await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
      await page.getByLabel('Passphrase, once more').fill(passphrase);
    }
    await page.getByRole('button', { name: 'Make identity' }).click();
    const recipient = await page.getByLabel('Your recipient key').inputValue();
    return { recipient, file: await saved(page, 'Save identity file') };
  },
  choose: async (file: string | GivenFile, identities: GivenFile[], passphrase?: string): Promise<void> => {
    await page.getByLabel('Export (').setInputFiles(file);
    await page.getByLabel('Identity files').setInputFiles(identities);
    if (passphrase !== undefined) await page.getByLabel('Passphrase of').fill(passphrase);
  },
  open: (): Promise<void> => page.getByRole('button', { name: 'Open export' }).click(),
  result: async (): Promise<Buffer> => saved(page, 'Save the result'),
});

const saved = async (page: Page, link: string): Promise<Buffer> => {
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: link }).click();
  return readFile(await (await download).path());
};
