import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { paths } from '@uncac-petition/shared';
import { element, scriptTag, twoLines, type Host } from './host-page.js';

const style = (rules: string): string => `<style>${rules}</style>`;
const script = (code: string): string => `<script>${code}</script>`;

/** Libraries that Debian packages; tried where they are installed. */
const debian = {
  'Prototype.js 1.7.3': '/usr/share/javascript/prototype/prototype.js',
  'MooTools 1.4.5 with its elements and events': '/usr/share/javascript/mootools/mootools-core.min.js',
};

const packaged = (file: string): string =>
  script(readFileSync(createRequire(import.meta.url).resolve(file), 'utf8').replaceAll('</script', '<\\/script'));

/** What Prototype.js 1.6 puts in the place of what browsers have now, written from its documentation. */
const likePrototype16 = `
  const collect = function (iterator) { const all = []; for (let i = 0; i < this.length; i++) all.push(iterator ? iterator(this[i], i) : this[i]); return all; };
  Array.from = window.$A = (from) => from ? collect.call(from) : [];
  Object.assign(Array.prototype, {
    map: collect, collect, entries: function () { return collect.call(this); }, toArray: function () { return collect.call(this); },
    reduce: function () { return this.length > 1 ? this : this[0]; },
    each: function (run) { collect.call(this, run); return this; },
    toJSON: function () { return '[' + collect.call(this, Object.toJSON).join(', ') + ']'; },
    first: function () { return this[0]; }, last: function () { return this[this.length - 1]; },
  });
  Object.toJSON = (value) => value === null ? 'null' : value?.toJSON ? value.toJSON()
    : typeof value === 'object' ? '{' + Object.keys(value).map((key) => key.toJSON() + ': ' + Object.toJSON(value[key])).join(', ') + '}' : String(value);
  String.prototype.toJSON = function () { return '"' + this + '"'; };
  Number.prototype.toJSON = function () { return String(this); };
  Function.prototype.bind = function (that, ...first) { const run = this; return function (...more) { return run.apply(that, first.concat(more)); }; };
  window.Element = function (tag) { return document.createElement(tag); };
  window.Event = { observe: (target, name, heard) => target.addEventListener(name, heard), stop: (event) => event.preventDefault() };
  HTMLElement.prototype.update = HTMLElement.prototype.show = HTMLElement.prototype.select = function () { return this; };
`;

/** As polyfills of 2013 have it: no more than `then`. */
const oldPromise = `
  const Native = Promise;
  window.Promise = function (run) { this.native = new Native(run); };
  Promise.prototype.then = function (kept, broken) { return new Promise((ok, no) => this.native.then(kept, broken).then(ok, no)); };
  Promise.resolve = (value) => new Promise((ok) => ok(value));
  Promise.reject = (reason) => new Promise((_, no) => no(reason));
`;

const countingFetch = `
  const real = window.fetch;
  window.fetched = 0;
  window.fetch = function (...given) { window.fetched++; return new Promise((ok) => setTimeout(ok, 50)).then(() => real.apply(this, given)); };
`;

const jealousFetch = (how: string): string => `
  const real = window.fetch;
  window.fetch = (url, init) => { if (new URL(url, location).origin !== location.origin) ${how}; return real(url, init); };
`;

/** Made once for all elements: the copy of an older release, from a folder of its own. */
export const oldRelease = '/widget/0.0.1/uncac-petition.js';

const flip = `for (const late of document.querySelectorAll('script[type="text/plain"]')) {
  const now = document.createElement('script');
  for (const { name, value } of late.attributes) now.setAttribute(name, value);
  now.type = 'module';
  late.replaceWith(now);
}`;

const insert = (address: string): string =>
  `const late = document.createElement('script'); late.type = 'module'; late.src = '${address}'; document.head.append(late);`;

const onFirstPress = (code: string): string =>
  script(`document.addEventListener('pointerdown', () => { ${code} }, { once: true });`);
const press: Host['visit'] = (page) => page.getByRole('heading', { name: 'A page' }).click();

/** Each with what is odd about it. */
export const oddPages: Readonly<Record<string, Host>> = {
  'a page with nothing odd about it': {},
  'styles: all: unset !important': {
    head: style('* { all: unset !important } *::before, *::after { all: unset !important }'),
  },
  'styles: everything in red, three lines high': {
    head: style(
      '* { box-sizing: content-box !important; line-height: 3 !important; color: red !important; float: left }',
    ),
  },
  'styles: a root of 4 pixels': { head: style('html { font-size: 4px }') },
  'styles: a root of 60 pixels': { head: style('html { font-size: 60px }') },
  'patched: Array.prototype': {
    head: script(`Array.prototype.each = Array.prototype.forEach;
      Array.prototype.toJSON = function () { return 'an array'; };
      Array.prototype.flatten = function () { return this.flat(); };`),
  },
  'patched: Object.prototype': {
    head: script(`Object.prototype.extend = function (more) { return Object.assign(this, more); };
      Object.prototype.toJSON = function () { return 'an object'; };`),
  },
  'patched: String.prototype and Date.prototype': {
    head: script(
      `String.prototype.toJSON = function () { return '"' + this + '"'; }; Date.prototype.toJSON = () => 'a date';`,
    ),
  },
  'patched: JSON': {
    head: script(
      `window.JSON = { stringify: (value) => "('" + value + "')", parse: (text) => eval('(' + text + ')'), old: true };`,
    ),
  },
  'patched: Promise': { head: script(oldPromise) },
  'patched: fetch that counts and delays': { head: script(countingFetch) },
  'patched: fetch that throws for unknown hosts': { head: script(jealousFetch("throw new Error('unknown host')")) },
  'patched: fetch that refuses unknown hosts': {
    head: script(jealousFetch("return Promise.reject(new Error('unknown host'))")),
  },
  'library: what Prototype.js 1.6 replaces': { head: script(likePrototype16) },
  'library: MooTools 1.4.5': { head: packaged('mootools') },
  ...Object.fromEntries(
    Object.entries(debian)
      .filter(([, file]) => existsSync(file))
      .map(([name, file]) => [`library: ${name}`, { head: packaged(file) }]),
  ),
  'script: twice': { lines: (server) => scriptTag(server) + twoLines(server) },
  'script: two releases, the older one first': {
    lines: (server) => `<script type="module" src="${server}${oldRelease}"></script>${twoLines(server)}`,
  },
  'script: in the head, async': {
    lines: (server) => scriptTag(server, 'type="module" async') + element(server),
  },
  'script: after the element': { lines: (server) => element(server) + scriptTag(server) },
  'script: of another type until somebody presses': {
    lines: (server) => scriptTag(server, 'type="text/plain"') + element(server) + onFirstPress(flip),
    visit: press,
  },
  'script: put in when somebody presses': {
    lines: (server) => element(server) + onFirstPress(insert(server + paths.widget)),
    visit: press,
  },
  'script: executed again when somebody presses': {
    lines: (server) => twoLines(server) + onFirstPress(insert(`${server}${paths.widget}?again`)),
    visit: press,
  },
  'script: imported by a script of the page': {
    lines: (server) => element(server) + script(`import('${server}${paths.widget}')`),
  },
  'element: written with innerHTML after the script': {
    lines: (server) =>
      `${scriptTag(server)}<div id="place"></div>` +
      script(
        `addEventListener('load', () => { document.getElementById('place').innerHTML = ${JSON.stringify(element(server)).replaceAll('</', '<\\/')}; });`,
      ),
  },
};
