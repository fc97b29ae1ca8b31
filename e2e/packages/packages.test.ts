import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { preview } from 'vite';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../support/browser.js';
import { makeCampaign, type Campaign } from '../support/campaign.js';
import { fillForm, pressSign } from '../support/sign.js';
import { installWidget, type Project } from './installed-widget.js';

const uses = `
import { UncacPetition, UncacTotals, type SignDetail } from '@uncac-petition/widget';
import '@uncac-petition/widget/elements';
import type { UncacPetitionProps as InReact } from '@uncac-petition/widget/jsx';
import type { UncacPetitionProps as InVue } from '@uncac-petition/widget/vue';

const element: UncacPetition = document.createElement('uncac-petition');
element.preview = true;
element.addEventListener('uncac-signed', (event) => {
  const { member }: SignDetail = event.detail;
  console.log(member, event.detail.preview satisfies boolean);
});
document.createElement('uncac-totals') satisfies UncacTotals;
const inReact: InReact = { theme: 'night', 'onuncac-totals': (event) => console.log(event.detail.total + 1) };
const inVue: InVue = { petition: 'review-mechanism', onUncacError: ({ detail }) => console.log(detail.code.length) };
// @ts-expect-error there is no such theme
const noTheme: InReact = { theme: 'neon' };
// @ts-expect-error there is no such detail
element.addEventListener('uncac-error', (event) => console.log(event.detail.email));
console.log(inReact, inVue, noTheme);
`;

describe('the packed widget, installed in a project of somebody else', () => {
  let project: Project;

  beforeAll(async () => {
    project = await installWidget();
  });

  afterAll(() => project?.remove());

  it('is a package as it should be, without anything of this workspace', async () => {
    const { messages, pkg } = await publint({ pkgDir: project.widget, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg ?? {}))).toEqual([]);
    const facts = JSON.parse(readFileSync(join(project.widget, 'package.json'), 'utf8')) as Record<string, unknown>;
    expect(JSON.stringify([facts['exports'], facts['dependencies']])).not.toMatch(/src\/|workspace:|catalog:/);
    for (const file of globSync('dist/{esm,types}/**/*.{js,ts}', { cwd: project.widget }))
      expect(readFileSync(join(project.widget, file), 'utf8'), file).not.toMatch(
        /@uncac-petition\/shared|import\.meta/,
      );
  });

  it.each(['bundler', 'nodenext'])('has types that resolve with moduleResolution %s', async (resolution) => {
    project.write('uses.ts', uses);
    const module = resolution === 'bundler' ? 'esnext' : 'nodenext';
    // Checking all declarations, others' too, is slow and says the same twice.
    const libraries = resolution === 'bundler' ? [] : ['--skipLibCheck'];
    const flags = ['--module', module, '--moduleResolution', resolution, '--target', 'es2022'];
    const strict = ['--strict', '--exactOptionalPropertyTypes', '--noEmit', '--lib', 'es2022,dom,dom.iterable'];
    expect(await project.tsc(...flags, ...strict, '--types', '', ...libraries, 'uses.ts')).toBe('');
  });

  it('can be imported where there is no browser', async () => {
    const program = `
      const { UncacPetition, UncacTotals } = await import('@uncac-petition/widget');
      for (const part of ['elements', 'jsx', 'vue']) await import('@uncac-petition/widget/' + part);
      console.log(typeof UncacPetition, typeof UncacTotals);`;
    expect(await project.node('--input-type=module', '-e', program)).toBe('function function\n');
  });

  describe('in a bundle', () => {
    let browser: Browser;
    let campaign: Campaign;

    beforeAll(async () => {
      [browser, campaign] = await Promise.all([launchBrowser(), makeCampaign()]);
      await campaign.serve();
    });

    afterAll(async () => {
      await browser?.close();
      await campaign?.remove();
    });

    /** @param app a folder of the project with `index.html` */
    const openBuilt = async (app: string) => {
      await project.vite(app);
      const served = await preview({ root: join(project.folder, app), preview: { port: 0, host: '127.0.0.1' } });
      const page = await (await browser.newContext({ locale: 'en' })).newPage();
      onTestFinished(async () => {
        await page.context().close();
        await served.close();
      });
      return { page, address: served.resolvedUrls?.local[0] ?? '' };
    };

    it('shows the form on a page of two lines, and says where the server is missing', async () => {
      const line = '<uncac-petition petition="review-mechanism"';
      project.write(
        'two-lines/index.html',
        `<!doctype html><script type="module">import '@uncac-petition/widget/elements';</script>${line} server="${campaign.url}"></uncac-petition>${line} id="lost">Fallback</uncac-petition>`,
      );
      const { page, address } = await openBuilt('two-lines');
      const errors: string[] = [];
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      await page.goto(address);
      await page.locator('uncac-petition form').waitFor();
      await page.locator('#lost').getByText('Fallback').waitFor();
      expect(errors.filter((text) => text.includes('set the attribute `server`'))).toHaveLength(1);
    });

    it('takes the types that React brings, in its example', async () => {
      project.copy('react');
      expect(await project.tsc('-p', 'react', '--skipLibCheck')).toBe('');
    });

    it.each(['react', 'vue'])('signs in the example for %s, which hears of it', async (example) => {
      project.copy(example);
      const [source = ''] = globSync(`${example}/src/app.{tsx,vue}`, { cwd: project.folder });
      const file = join(project.folder, source);
      writeFileSync(file, readFileSync(file, 'utf8').replace('http://localhost:8787', campaign.url));
      const { page, address } = await openBuilt(example);
      await page.goto(address);
      await page.getByRole('heading', { name: 'Our campaign: 0 signatures' }).waitFor();
      await fillForm(page, { name: 'Amina Wanjiru', email: `amina@${example}.example` });
      await pressSign(page);
      await page.getByText('Thank you for signing with us.').waitFor();
    });
  });
});
