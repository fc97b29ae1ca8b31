import type { Page } from 'playwright-core';

/*
 * Runs in the page, as text, since the tests know no DOM. It uses no method that a page may have replaced: what the page
 * has done to its own globals is part of what is told.
 */
const tell = `(() => {
  let told = '';
  const describe = Object.getOwnPropertyDescriptor, keysOf = Reflect.ownKeys, textOf = Function.prototype.toString;
  const call = Function.prototype.call.bind(Function.prototype.call);
  const tellOwn = (name, object) => {
    const keys = keysOf(object);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      // The frames of a window; not its names.
      if (typeof key === 'string' && key >= '0' && key <= '9') continue;
      const { value, get, set, writable, enumerable, configurable } = describe(object, key);
      const kind = typeof value === 'function' ? call(textOf, value) : typeof value;
      told += name + '.' + String(key) + ' ' + [writable, enumerable, configurable, !!get, !!set] + ' ' + kind + '\\n';
    }
  };
  tellOwn('window', window);
  const names = Object.getOwnPropertyNames(window);
  for (let i = 0; i < names.length; i++) {
    const value = describe(window, names[i]).value;
    if (typeof value !== 'function') continue;
    tellOwn(names[i], value);
    if (value.prototype) tellOwn(names[i] + '.prototype', value.prototype);
  }
  const dom = document.documentElement.cloneNode(true);
  const ours = dom.querySelectorAll('uncac-petition, uncac-totals');
  for (let i = 0; i < ours.length; i++) ours[i].textContent = '';
  return told + dom.outerHTML + '\\n' + document.adoptedStyleSheets.length + ' ' + location.href + ' ' + history.length
    + ' ' + document.cookie + ' ' + Object.keys(localStorage) + Object.keys(sessionStorage);
})()`;

/** The page's globals, its document outside our elements, its address, cookies and storage: one line each. */
export const pageState = async (page: Page): Promise<readonly string[]> =>
  (await page.evaluate<string>(tell)).replaceAll(/localhost:\d+/g, 'localhost').split('\n');

/** Lines that only one of two states has. */
export const differences = (one: readonly string[], other: readonly string[]): string[] => {
  const [ofOne, ofOther] = [new Set(one), new Set(other)];
  return [
    ...one.filter((line) => !ofOther.has(line)).map((line) => `- ${line}`),
    ...other.filter((line) => !ofOne.has(line)).map((line) => `+ ${line}`),
  ];
};
