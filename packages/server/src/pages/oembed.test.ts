import { paths, type PetitionFile } from '@uncac-petition/shared';
import { beforeAll, expect, it } from 'vitest';
import { openApp } from '../../test/app.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition, testMember } from '../../test/petition.js';
import type { Database } from '../db/database.js';

const server = 'http://localhost:8787';

onBothDatabases('oEmbed', ({ open }) => {
  let database: Database;
  let petitions = 0;
  beforeAll(async () => {
    database = await open();
  });

  const setUp = async (settings: Partial<PetitionFile> = {}) => {
    const deps = testDeps(database);
    petitions += 1;
    const { petition } = await putPetition(deps, {
      settings: { petition: `petition-${petitions}`, ...settings },
      members: [testMember('alpha', { origins: ['https://alpha.example'], url: 'https://alpha.example/' })],
    });
    const { app } = await openApp(deps);
    const ask = async (url: string, more: Record<string, string> = {}) =>
      app.request(`${paths.oembed}?${new URLSearchParams({ url, ...more }).toString()}`);
    const answer = async (url: string, more?: Record<string, string>) =>
      (await (await ask(url, more)).json()) as Record<string, string | number>;
    return { app, petition, ask, answer, page: `${server}${paths.page(petition)}` };
  };

  it('answers for a petition’s page with all that the standard asks for, and a frame', async () => {
    const { ask, petition, page } = await setUp();
    const response = await ask(page);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
    const answer = (await response.json()) as Record<string, unknown>;
    expect(answer).toMatchObject({
      version: '1.0',
      type: 'rich',
      title: expect.any(String),
      provider_name: expect.any(String),
      provider_url: server,
      cache_age: 3600,
      width: 600,
      height: 1200,
    });
    expect(answer['html']).toContain(`<iframe src="${server}${paths.embed(petition)}"`);
    expect(answer['html']).toMatch(/^<blockquote class="uncac-petition"> <a href="[^"]*">/);
  });

  it('keeps member and language, from the page for frames too, and drops what it does not know', async () => {
    const { answer, petition, page } = await setUp();
    for (const url of [page, `${server}${paths.embed(petition)}`]) {
      const { html, author_name } = await answer(`${url}?member=alpha&lang=fr&utm_source=x`);
      expect(html).toContain(`src="${server}${paths.embed(petition)}?member=alpha&amp;lang=fr"`);
      expect(html).not.toContain('utm');
      expect(author_name).toBeDefined();
    }
    const { html } = await answer(`${page}?member=%22%3E%3Cscript%3E`);
    expect(html).toContain(`src="${server}${paths.embed(petition)}"`);
  });

  it('keeps to the width and height that are wanted', async () => {
    const { answer, page } = await setUp();
    const small = await answer(page, { maxwidth: '320', maxheight: '480' });
    expect(small).toMatchObject({ width: 320, height: 480 });
    expect(small['html']).toContain('width="320" height="480"');
    expect(small['thumbnail_url']).toBeUndefined();
    expect(await answer(page, { maxwidth: '-1', maxheight: 'x' })).toMatchObject({ width: 600, height: 1200 });
  });

  it('says the same in XML', async () => {
    const { ask, answer, page } = await setUp();
    const response = await ask(page, { format: 'xml' });
    expect(response.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    const xml = await response.text();
    expect(xml).toMatch(/^<\?xml version="1\.0" encoding="utf-8" standalone="yes"\?>\n<oembed>\n/);
    const said = Object.fromEntries(
      [...xml.matchAll(/<(\w+)>([^<]*)<\/\1>/g)].map(([, name = '', text = '']) => [name, unescaped(text)]),
    );
    const json = await answer(page);
    expect(said).toEqual(Object.fromEntries(Object.entries(json).map(([name, value]) => [name, String(value)])));
  });

  it('offers no other format, and nothing for other addresses', async () => {
    const { ask, page } = await setUp();
    expect((await ask(page, { format: 'yaml' })).status).toBe(501);
    for (const url of [
      '',
      'not an address',
      `${server}/`,
      `${server}/p/no-such-petition`,
      `${server}/p/%E0%A4%A`,
      `${page}/privacy`,
      page.replace('localhost', 'elsewhere.example'),
      page.replace('http:', 'https:'),
      `${server}.elsewhere.example/p/x`,
    ])
      expect((await ask(url)).status, url).toBe(404);
  });

  it('gives a link where no page may show the frame', async () => {
    const { answer, page } = await setUp({ embeddableBy: 'members' });
    const link = await answer(page);
    expect(link).toMatchObject({ version: '1.0', type: 'link', title: expect.any(String) });
    expect(link['html']).toBeUndefined();
    expect((await answer(`${page}?member=alpha`))['type']).toBe('rich');
  });

  it('is found from the petition’s page, which names itself with member and language', async () => {
    const { app, page } = await setUp();
    const head = await (await app.request(`${page}?member=alpha&lang=fr`)).text();
    for (const [type, format] of [
      ['application/json+oembed', 'json'],
      ['text/xml+oembed', 'xml'],
    ]) {
      const href = new RegExp(`<link\\s+rel="alternate"\\s+type="${type?.replace('+', '\\+')}"\\s+href="([^"]*)"`).exec(
        head,
      )?.[1];
      const address = new URL(unescaped(href ?? ''));
      expect(address.pathname).toBe(paths.oembed);
      expect(Object.fromEntries(address.searchParams)).toEqual({ url: `${page}?member=alpha&lang=fr`, format });
      expect((await app.request(address.href)).status).toBe(200);
    }
  });
});

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
