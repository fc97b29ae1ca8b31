import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/* Two pages of the same script: one of separate files for the server, one in a single file to be saved and used offline. */

const root = fileURLToPath(new URL('..', import.meta.url));

/** What keeps a saved page from sending anything: no server sends it a policy. */
const sendsNothing = "connect-src 'none'; form-action 'none'; base-uri 'none'";

const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const policyTag = (policy) => `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;

const fill = (head, body = '') =>
  readFileSync(`${root}src/page/index.html`, 'utf8')
    // Not a string: it may hold `$&`.
    .replace('<!-- head -->', () => head)
    .replace('<!-- body -->', () => body);

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: {
    target: 'es2022',
    lib: { entry: 'src/page/main.ts', formats: ['iife'], name: 'open', fileName: () => 'open.js', cssFileName: 'open' },
  },
});

const script = readFileSync(`${root}dist/open.js`, 'utf8');
const style = readFileSync(`${root}dist/open.css`, 'utf8');
if (/<\/script|<!--/i.test(script)) throw new Error('The script can’t stand in a page: it would end there.');

writeFileSync(
  `${root}dist/index.html`,
  fill(
    `${policyTag(sendsNothing)}<link rel="stylesheet" href="/open/open.css" /><script src="/open/open.js" defer></script>`,
  ),
);
writeFileSync(
  `${root}dist/saved.html`,
  fill(
    `${policyTag(`default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; ${sendsNothing}`)}<style>${style}</style>`,
    `<script>${script}</script>`,
  ).replace('<html ', '<html data-saved '),
);
