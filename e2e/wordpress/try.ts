/**
 * Tries the plugin, and the bare address, in a real WordPress: Debian's packages `wordpress`, `wordpress-theme-twentytwentyone`,
 * `php-cli`, `php-mysql` and `mariadb-server`. It runs by
 * `npx pnpm --filter @uncac-petition/e2e wordpress`.
 * Everything is in a temporary folder, and gone at the end.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { FrameLocator, Page } from 'playwright-core';
import { buildForBrowsers } from '../../scripts/demo/build-for-browsers.js';
import { launchBrowser } from '../support/browser.js';
import { startDemo } from '../support/demo.js';
import { threeFreePorts } from '../support/free-ports.js';
import { linkFromMail } from '../support/mail.js';
import { fillForm, pressSign } from '../support/sign.js';

const debianWordPress = '/usr/share/wordpress';
const here = fileURLToPath(new URL('.', import.meta.url));
const plugin = join(here, '../../examples/wordpress/uncac-petition');
const user = userInfo().username;

const until = async (what: string, isThere: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await isThere()) return;
    await wait(100);
  }
  throw new Error(`${what} did not start.`);
};

const folder = mkdtempSync(join(tmpdir(), 'uncac-wordpress-'));
const children: ChildProcess[] = [];
const start = (program: string, args: string[], env: Record<string, string> = {}): void => {
  children.push(spawn(program, args, { stdio: 'ignore', env: { ...process.env, ...env } }));
};

const startDatabase = async (): Promise<string> => {
  const [data, socket] = [join(folder, 'mysql'), join(folder, 'mysql.sock')];
  execFileSync(
    'mariadb-install-db',
    ['--no-defaults', `--datadir=${data}`, `--user=${user}`, '--auth-root-authentication-method=normal'],
    { stdio: 'ignore' },
  );
  start('/usr/sbin/mariadbd', [
    '--no-defaults',
    `--datadir=${data}`,
    `--socket=${socket}`,
    '--skip-networking',
    `--user=${user}`,
  ]);
  await until('MariaDB', () => existsSync(socket));
  execFileSync('mariadb', ['--no-defaults', `--socket=${socket}`, '-uroot', '-e', 'create database wordpress']);
  return socket;
};

const configuration = (socket: string, address: string, petitionServer: string): string => `<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', ''); define('DB_HOST', 'localhost:${socket}');
define('WP_HOME', '${address}'); define('WP_SITEURL', '${address}'); define('UNCAC_PETITION_SERVER', '${petitionServer}');
define('AUTOMATIC_UPDATER_DISABLED', true); define('DISABLE_WP_CRON', true);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`;

/** WordPress asks only the usual ports of other servers. */
const petitionPort = (server: string): string =>
  `<?php add_filter('http_allowed_safe_ports', fn ($ports) => [...$ports, ${new URL(server).port}]);\n`;

interface Site {
  readonly version: string;
  readonly posts: Readonly<Record<string, string>>;
}

const startWordPress = async (petitionServer: string): Promise<Site> => {
  const address = `http://localhost:${await threeFreePorts()}`;
  const root = join(folder, 'wordpress');
  cpSync(debianWordPress, root, { recursive: true, dereference: true });
  cpSync(plugin, join(root, 'wp-content/plugins/uncac-petition'), { recursive: true });
  mkdirSync(join(root, 'wp-content/mu-plugins'));
  writeFileSync(join(root, 'wp-content/mu-plugins/port.php'), petitionPort(petitionServer));
  writeFileSync(join(root, 'wp-config.php'), configuration(await startDatabase(), address, petitionServer));
  const { host, port } = new URL(address);
  const env = { ...process.env, WP_HOST: host, WP_FOLDER: root, PETITION_SERVER: petitionServer };
  const said = execFileSync('php', [join(here, 'setup.php')], { env, encoding: 'utf8' });
  start('php', ['-S', `localhost:${port}`, '-t', root], { PHP_CLI_SERVER_WORKERS: '4' });
  await until('WordPress', () =>
    fetch(address).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  return JSON.parse(said.trim().split('\n').at(-1) ?? '') as Site;
};

const sign = async (form: Page | FrameLocator): Promise<string> => {
  const email = `${randomUUID()}@wordpress.example`;
  await fillForm(form, { name: 'Amina Wanjiru', email });
  await pressSign(form);
  await linkFromMail(demo, email, '/confirm/');
  return 'form shows and signs';
};

/** @returns what a visitor of the post sees */
const look = async (page: Page, address: string): Promise<string> => {
  await page.goto(address, { waitUntil: 'load' });
  const content = page.locator('.entry-content').first();
  const frame = content.locator('iframe');
  if ((await frame.count()) > 0) {
    const shown = page.frameLocator('.entry-content iframe');
    await frame.scrollIntoViewIfNeeded();
    await shown.getByLabel('Full name').waitFor();
    const result = await sign(shown);
    const [sandbox, height] = await frame.evaluate((element) => [
      element.getAttribute('sandbox'),
      element.clientHeight,
    ]);
    return `${result}; frame, sandbox ${sandbox ?? 'none'}, ${height}px high`;
  }
  if ((await content.locator('uncac-petition').count()) > 0) return sign(page);
  const link = content.locator('a[href*="/p/"]').first();
  return (await link.count()) > 0 ? `only the link is left: ${await link.innerText()}` : 'NOTHING';
};

await buildForBrowsers();
const demo = await startDemo();
const browser = await launchBrowser();
try {
  const { version, posts } = await startWordPress(demo.server);
  console.log(`WordPress ${version}`);
  for (const [name, address] of Object.entries(posts)) {
    const page = await (await browser.newContext({ locale: 'en' })).newPage();
    const seen = await look(page, address).catch((error: Error) => `FAILED: ${error.message.split('\n')[0]}`);
    console.log(`${name.padEnd(18)}${seen}`);
    await page.context().close();
  }
} finally {
  await browser.close();
  await demo.stop();
  for (const child of children) child.kill();
  await wait(2000);
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
