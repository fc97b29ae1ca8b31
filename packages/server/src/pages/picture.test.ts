import { paths, type Petition, type PublicTotals } from '@uncac-petition/shared';
import { describe, expect, it } from 'vitest';
import { openApp } from '../../test/app.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition } from '../../test/petition.js';
import { pictureSays } from './picture-says.js';
import { draw, type Said } from './picture/draw.js';
import { createPictures, redrawAfterMs } from './picture/pictures.js';
import type { Render } from './picture/renderer.js';

onBothDatabases('the picture of a petition', ({ open }) => {
  it('is a PNG of the size that the page’s head promises, kept by caches', async () => {
    const deps = testDeps(await open());
    const { petition } = await putPetition(deps);
    const { app } = await openApp(deps);
    const head = await (await app.request(`${paths.page(petition)}?lang=fr`)).text();
    const said = (property: string) => new RegExp(`property="og:${property}"\\s+content="([^"]*)"`).exec(head)?.[1];
    expect(said('image')).toBe(`http://localhost:8787${paths.picture(petition)}?lang=fr`);
    expect(said('image:alt')).toBe(said('title'));
    expect(head).toMatch(/name="twitter:card"\s+content="summary_large_image"/);

    const answer = await app.request(said('image') ?? '');
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('cache-control')).toMatch(/^public, max-age=60/);
    const png = new DataView(await answer.arrayBuffer());
    expect([png.getUint32(0), png.getUint32(16), png.getUint32(20)]).toEqual([
      0x89504e47,
      Number(said('image:width')),
      Number(said('image:height')),
    ]);
    const etag = answer.headers.get('etag') ?? '';
    const again = await app.request(said('image') ?? '', { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect((await app.request(paths.picture('no-such-petition'))).status).toBe(404);
  });
});

const view = (lang: string, title: string) =>
  ({
    lang,
    title,
    responsible: { name: 'Coalition', contact: '' },
    goals: [{ scope: 'total', target: 10_000 }],
    kinds: ['individual'],
  }) as unknown as Petition;
const totals = { signatures: { total: 2500 } } as PublicTotals;
const words = (said: Said): string[] =>
  [...draw(said).svg.matchAll(/<text.*?<\/text>/g)].map(([text]) => text.replace(/<[^>]*>|[\u202b\u202c]/g, ''));

describe('what a picture says', () => {
  it('is the public total and the way to the goal', () => {
    const said = pictureSays(view('en', 'A title'), totals);
    expect(said).toMatchObject({ count: 'Signatures: 2,500', progress: 0.25, goal: 'Goal: 10,000' });
    expect(words(said)).toEqual(['Coalition', 'A title', 'Signatures: 2,500', 'Goal: 10,000']);
  });

  it('is in the words of the petition, where it brings some', () => {
    const said = pictureSays(view('de', 'Ein Titel'), totals, { de: { pages: { 'hosted.goal': 'Ziel: {target}' } } });
    expect(said).toMatchObject({ count: 'Signatures: 2.500', goal: 'Ziel: 10.000' });
  });

  it.each([
    ['ar', 'استعراض يشمل كل بلد: UNCAC', 'NotoSansArabic_700Bold.ttf'],
    ['fr', 'Où en est-on : « œuvre » ?', 'NotoSans_700Bold.ttf'],
    ['ru', 'Обзор в каждой стране', 'NotoSans_700Bold.ttf'],
    ['zh', '审议每一个国家', 'noto-sans-sc-'],
  ])('is whole in %s, from fonts that have its letters', (lang, title, file) => {
    const said = pictureSays(view(lang, title), totals);
    expect(words(said)).toHaveLength(4);
    expect(words(said)[1]).toBe(title);
    expect(draw(said).files.join()).toContain(file);
  });

  it('leaves out a line with a letter that no font has, rather than show boxes', () => {
    expect(words(pictureSays(view('en', 'የተስፋ ቃል'), totals))).toEqual([
      'Coalition',
      'Signatures: 2,500',
      'Goal: 10,000',
    ]);
  });

  it('goes from right to left where the language does', () => {
    const { svg } = draw(pictureSays(view('ar', 'من يتحقق'), totals));
    expect(svg).toMatch(/<text x="1128" text-anchor="end"[^>]*>\u202b/);
    expect(svg).toMatch(/<rect x="864" width="264"/);
  });

  it('escapes its words, and ends what is too long', () => {
    expect(draw(pictureSays(view('en', '<script>&"'), totals)).svg).toContain('&lt;script&gt;&amp;&quot;');
    expect(words(pictureSays(view('en', 'word '.repeat(80)), totals))[4]).toMatch(/word…$/);
  });
});

describe('pictures', () => {
  it('are drawn once while they say the same, and seldom while that changes', async () => {
    let now = 0;
    let drawn = 0;
    const render: Render = async () => {
      drawn += 1;
      return new Uint8Array();
    };
    const pictures = createPictures({ now: () => now }, render);
    const said = (total: number) =>
      pictureSays(view('en', 'A title'), { ...totals, signatures: { total } } as PublicTotals);
    const first = pictures('a en', said(1));
    expect(pictures('a en', said(2))).toBe(first);
    now += redrawAfterMs;
    expect(pictures('a en', said(1))).toBe(first);
    expect(drawn).toBe(1);
    expect(pictures('a en', said(3)).etag).not.toBe(first.etag);
    expect(drawn).toBe(2);
    for (let other = 0; other < 150; other += 1) pictures(`${other} en`, said(1));
    pictures('a en', said(3));
    expect(drawn).toBe(153);
  });

  it('are drawn again where that did not work', async () => {
    let works = false;
    const pictures = createPictures({ now: () => 0 }, async () => {
      if (!works) throw new Error('a test');
      return new Uint8Array(1);
    });
    const said = pictureSays(view('en', 'A title'), totals);
    await expect(pictures('a en', said).png).rejects.toThrow('a test');
    works = true;
    expect(await pictures('a en', said).png).toHaveLength(1);
  });
});
