import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApp, type TestApp } from '../../test/app.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition } from '../../test/petition.js';
import { writeBuild } from '../../test/widget-build.js';
import { openReleases } from '../releases/index.js';

const folder = mkdtempSync(join(tmpdir(), 'uncac-words-'));
afterAll(() => rmSync(folder, { recursive: true }));

const built = {
  fr: { send: 'Signer', title: 'Titre' },
  'fr-kinds': { kind: 'Je signe en tant que' },
  zh: { send: '签名' },
};
const filesOf = (words: Readonly<Record<string, unknown>>) => ({
  'uncac-petition.js': '',
  ...Object.fromEntries(
    Object.entries(words).map(([name, messages]) => [`locales/${name}.json`, JSON.stringify(messages)]),
  ),
});

onBothDatabases('the words of the elements', ({ open }) => {
  let test: TestApp;
  const ask = async (name: string, headers: Record<string, string> = {}) =>
    test.app.request(`/v1/petitions/test-petition/locales/${name.includes('.json') ? name : `${name}.json`}`, {
      headers,
    });
  const words = async (name: string) => (await ask(name)).json();

  beforeAll(async () => {
    const deps = testDeps(await open());
    await putPetition(deps, {
      catalogues: {
        de: { form: { send: 'Unterschreiben' }, map: { legend: 'Legende' }, pages: { 'page.skip': 'Zum Inhalt' } },
        fr: { form: { send: 'Je signe' } },
        sw: { pages: { 'page.skip': 'Ruka' } },
        'sr-Latn': { form: { send: 'Potpiši' } },
        'pt-BR': { form: { send: 'Assinar' } },
        sr: { form: { send: 'Потпиши' } },
      },
    });
    await openReleases(deps, writeBuild(folder, '1.0.0', filesOf({ fr: { ...built.fr, title: 'Titre d’alors' } })));
    test = await openApp(deps, { releases: await openReleases(deps, writeBuild(folder, '1.1.0', filesOf(built))) });
  });

  it('are the campaign’s, over those that are built in', async () => {
    expect(await words('de')).toEqual({ send: 'Unterschreiben' });
    expect(await words('de-map')).toEqual({ legend: 'Legende' });
    expect(await words('fr')).toEqual({ send: 'Je signe', title: 'Titre' });
    expect(await words('fr-kinds')).toEqual(built['fr-kinds']);
  });

  it('are those of the best language there is', async () => {
    expect(await words('de-AT-map')).toEqual({ legend: 'Legende' });
    expect(await words('fr-CA')).toMatchObject({ send: 'Je signe' });
    expect(await words('pt')).toEqual({ send: 'Assinar' });
    expect(await words('zh-Hant-TW')).toEqual(built.zh);
    expect(await words('sr-Latn-RS')).toEqual({ send: 'Potpiši' });
    expect(await words('sr-Cyrl-RS')).toEqual({ send: 'Потпиши' });
  });

  it('are those of the widget that asks, as far as it has any', async () => {
    expect(await words('fr.json?version=1.0.0')).toEqual({ send: 'Je signe', title: 'Titre d’alors' });
    expect(await words('fr.json?version=1.1.0')).toEqual({ send: 'Je signe', title: 'Titre' });
    for (const name of ['zh.json?version=1.0.0', 'zh.json?version=none', 'zh.json'])
      expect(await words(name)).toEqual(built.zh);
  });

  it.each(['sw', 'de-kinds', 'nl', 'de-pages', 'fr-pages', '..%2Fpetition', 'x'])(
    'are not there as %s',
    async (name) => {
      const answer = await ask(name);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ code: 'not-found' });
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    },
  );

  it('are not there for a petition that is not', async () => {
    const answer = await test.app.request('/v1/petitions/none/locales/fr.json');
    expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'petition-not-found' }]);
  });

  it('are kept, and asked for again only whether they have changed', async () => {
    const answer = await ask('fr', { 'accept-encoding': 'gzip' });
    expect(answer.headers.get('cache-control')).toMatch(/^public, max-age=300, /);
    expect(answer.headers.get('vary')).toBe('Accept-Encoding');
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    const again = await ask('fr', { 'if-none-match': answer.headers.get('etag') ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await ask('de')).headers.get('etag')).not.toBe(answer.headers.get('etag'));
  });
});
