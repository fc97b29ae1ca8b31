import { chromeLauncher } from '@web/test-runner-chrome';
import { onPath } from './on-path.mjs';

/** Firefox by WebDriver BiDi. Only the page in front has the focus, so one at a time. @returns undefined where it is not installed */
export const firefox = () => {
  const executablePath = onPath('firefox-esr', 'firefox');
  if (!executablePath) return undefined;
  const launcher = chromeLauncher({ concurrency: 1, launchOptions: { browser: 'firefox', executablePath } });
  launcher.name = 'Firefox';
  return launcher;
};
