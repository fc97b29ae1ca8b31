import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from 'vite';
import widget from '../package.json' with { type: 'json' };
import { enKinds } from '../src/locales/en-kinds.ts';
import { enLater } from '../src/locales/en-later.ts';
import { en } from '../src/locales/en.ts';
import { enMap } from '../src/locales/en-map.ts';
import { version } from '../src/version.ts';
import { writeRelease } from './release.mjs';

/** English is in the scripts; as files it is for those who translate, and for `campaign check`, which compares with it. */
const writeLocales = () => {
  mkdirSync('dist/locales', { recursive: true });
  for (const file of globSync('src/locales/*.json')) cpSync(file, file.replace('src', 'dist'));
  const english = { en: { ...en, ...enLater }, 'en-kinds': enKinds, 'en-map': enMap };
  for (const [name, messages] of Object.entries(english))
    writeFileSync(`dist/locales/${name}.json`, `${JSON.stringify(messages, null, 2)}\n`);
};

/** A bundler that takes a file for free of side effects leaves its messages out, and nobody would notice. */
const checkMessages = () => {
  const script = globSync(['dist/*.js', 'dist/chunks/*.js'])
    .map((file) => readFileSync(file, 'utf8'))
    .join('');
  const texts = [en, enLater, enKinds, enMap]
    .flatMap(Object.values)
    .flatMap((message) => (typeof message === 'string' ? [message] : Object.values(message)));
  const missing = texts.filter((text) => !script.includes(text));
  if (missing.length > 0) throw new Error(`The built script lacks messages: ${missing.join(' | ')}`);
};

if (version !== widget.version) throw new Error('src/version.ts does not say what package.json says');
await build({ configFile: 'vite.config.ts', logLevel: 'warn' });
await build({ configFile: 'vite.frame.config.ts', logLevel: 'warn' });
await build({ configFile: 'vite.npm.config.ts', logLevel: 'warn' });
checkMessages();
writeLocales();
if (!writeRelease(widget.version)) process.exitCode = 1;
