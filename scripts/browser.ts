import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome.exe'];

const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  join(homedir(), 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    return folder === undefined ? [] : [join(folder, 'Google/Chrome/Application/chrome.exe')];
  }),
];

/**
 * The path of a Chromium or Chrome for the tests; installs one where there is none. Puts it into CHROME_PATH, for the
 * test runners that this process starts.
 *
 * @throws Error with one clear sentence when there is none and none can be installed
 */
export const findBrowser = async (): Promise<string> => {
  const found = givenBrowser() ?? installedBrowser() ?? debianBrowser() ?? (await playwrightBrowser());
  if (found === undefined) {
    throw new Error(
      'The tests need Chrome or Chromium, and none could be found or installed; install one, or set CHROME_PATH to it.',
    );
  }
  process.env['CHROME_PATH'] = found;
  return found;
};

const givenBrowser = (): string | undefined => {
  const given = process.env['CHROME_PATH'];
  if (given !== undefined && !existsSync(given)) throw new Error(`CHROME_PATH names no file: ${given}`);
  return given;
};

const installedBrowser = (): string | undefined => {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...usualPlaces].find(existsSync);
};

/** `age` and `strace` come along: some tests show more where they are present. The fonts are for Arabic and, at 1.6 MB, Chinese. */
const debianPackages = ['chromium', 'fonts-noto-core', 'fonts-wqy-microhei', 'strace', 'age'];

const debianBrowser = (): string | undefined => {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
  console.log('Installing Chromium from the distribution …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...debianPackages]]) {
    const { status, stdout, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8', maxBuffer: 1 << 28 });
    if (status === 0) continue;
    console.error(`apt-get ${args.join(' ')}\n${stdout}\n${stderr}`);
    return undefined;
  }
  return installedBrowser();
};

const playwrightBrowser = async (): Promise<string | undefined> => {
  console.log('Downloading Chromium …');
  const require = createRequire(import.meta.url);
  const playwright = dirname(require.resolve('playwright-core/package.json'));
  const { status } = spawnSync(process.execPath, [join(playwright, 'cli.js'), 'install', 'chromium'], {
    stdio: 'inherit',
  });
  if (status !== 0) return undefined;
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
};
