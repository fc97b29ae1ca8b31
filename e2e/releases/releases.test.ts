import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { makeCampaign, type Campaign } from '../support/campaign.js';
import { servePage } from '../support/serve-page.js';
import { fillForm, petition, pressSign } from '../support/sign.js';
import { makeLaterBuild, readRelease } from './later-build.js';

const serveBuild = fileURLToPath(new URL('serve-build.ts', import.meta.url));
const first = readRelease();

describe('an upgrade of the widget', () => {
  const folder = mkdtempSync(join(tmpdir(), 'uncac-later-'));
  const later = makeLaterBuild(folder, 'Sign now');
  let campaign: Campaign;
  let browser: Browser;

  /** A server of the first version runs, and goes; then comes one of the later version, with the same database. */
  beforeAll(async () => {
    campaign = await makeCampaign();
    browser = await launchBrowser();
    const before = await campaign.serve();
    before.signal('SIGTERM');
    await before.exit;
    await campaign.serve({ program: [serveBuild, folder] });
  });

  afterAll(async () => {
    await browser?.close();
    await campaign?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  /** @returns a page of somebody else with this script tag and an element, and what it asks the server's `/widget/` for */
  const open = async (script: string, lang = 'en') => {
    const served = await servePage(
      `<!doctype html><html lang="${lang}"><title>A page</title>${script}<uncac-petition petition="${petition}"></uncac-petition>`,
    );
    const page: Page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/widget/')) asked.push(pathname);
    });
    onTestFinished(async () => {
      served.close();
      await page.close();
    });
    await page.goto(served.address);
    await page.locator('uncac-petition form').waitFor();
    return { page, asked };
  };
  const tag = (path: string, attributes = '') =>
    `<script type="module" src="${campaign.url}/widget/${path}"${attributes}></script>`;
  const pinned = (version: string, integrity: string) =>
    tag(`${version}/uncac-petition.js`, ` integrity="${integrity}" crossorigin="anonymous"`);
  const signer = { name: 'Amina Wanjiru', email: 'amina@pinned.example' };

  it('leaves a page that has pinned the one before as it was: it signs, with that version’s own chunks', async () => {
    const { page, asked } = await open(pinned(first.version, first.integrity));
    await fillForm(page, signer);
    await pressSign(page);
    await page.getByText('Check your mail').or(page.getByText(signer.email)).first().waitFor();
    expect(asked).toContain(`/widget/${first.version}/uncac-petition.js`);
    expect(asked.some((path) => path.startsWith(`/widget/${first.version}/chunks/later-`))).toBe(true);
    expect(asked.filter((path) => !path.startsWith(`/widget/${first.version}/`))).toEqual([]);
  });

  it('reaches a page that follows the major version, whose chunks come from the new version’s folder', async () => {
    const { page, asked } = await open(tag('v1/uncac-petition.js?ver=6.8'));
    await page.getByRole('button', { name: 'Sign now' }).waitFor();
    // What the second file brings.
    await page
      .locator('uncac-petition')
      .getByText('people have signed')
      .or(page.locator('uncac-petition progress'))
      .first()
      .waitFor();
    expect(asked.filter((path) => path.endsWith('uncac-petition.js'))).toEqual(['/widget/v1/uncac-petition.js']);
    expect(asked.filter((path) => path.includes('/chunks/'))).toContain(`/widget/${later}/chunks/later-of-later.js`);
  });

  it('is not loaded where it is not what the page has pinned', async () => {
    const served = await servePage(
      `<!doctype html><title>A page</title>${pinned(later, first.integrity)}<uncac-petition petition="${petition}"><a href="/p">Sign</a></uncac-petition>`,
    );
    const page = await browser.newPage();
    onTestFinished(async () => {
      served.close();
      await page.close();
    });
    const refused = page.waitForEvent('console', (message) => message.text().includes('integrity'));
    await page.goto(served.address);
    await refused;
    expect(await page.locator('uncac-petition:defined').count()).toBe(0);
    await page.getByRole('link', { name: 'Sign' }).waitFor();
  });

  it('can be pinned by what the server lists', async () => {
    const answer = await fetch(`${campaign.url}/.well-known/uncac-petition.json`);
    const { widget } = (await answer.json()) as { widget: { released: { version: string; integrity: string }[] } };
    expect(widget.released.map(({ version }) => version)).toEqual([later, first.version]);
    const [newest] = widget.released;
    const { page } = await open(pinned(later, newest?.integrity ?? ''));
    await page.getByRole('button', { name: 'Sign now' }).waitFor();
  });
});
