import { chromium } from './chromium.mjs';
import { firefox } from './firefox.mjs';
import { webkit } from './webkit.mjs';

/**
 * The engines to test in: Chromium always, Firefox and WebKit where they are installed, or those that ENGINES names
 * (`ENGINES=firefox,webkit`). Says which.
 *
 * @throws Error when one that is named is not there
 */
export const enginesHere = () => {
  const all = { chromium: chromium(), firefox: firefox(), webkit: webkit() };
  const named = process.env.ENGINES?.split(',');
  const wanted = named ?? Object.keys(all).filter((name) => all[name]);
  const missing = wanted.filter((name) => !all[name]);
  if (missing.length > 0) throw new Error(`Not installed, so nothing can be tested in: ${missing.join(', ')}`);
  const absent = Object.keys(all).filter((name) => !all[name]);
  console.log(`Engines: ${wanted.join(', ')}${absent.length > 0 ? ` (not installed: ${absent.join(', ')})` : ''}`);
  return wanted.map((name) => all[name]);
};
