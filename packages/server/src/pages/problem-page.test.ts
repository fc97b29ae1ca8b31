import { expect, it } from 'vitest';
import { Problem } from '@uncac-petition/shared';
import { openApp } from '../../test/app.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition } from '../../test/petition.js';

const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';

onBothDatabases('a page that can’t be had', ({ open }) => {
  const setUp = async () => {
    const deps = testDeps(await open());
    const { petition } = await putPetition(deps);
    const test = await openApp(deps);
    const tooLarge = (headers: Record<string, string>) =>
      test.app.request(`/p/${petition}`, { method: 'POST', headers, body: 'name=Amina'.repeat(2_000) });
    return { ...test, petition, tooLarge };
  };

  it.each([
    ['', 'en', 'ltr', 'There is nothing here'],
    ['fr-CA, en;q=0.5', 'fr', 'ltr', 'Il n’y a rien ici'],
    ['es', 'es', 'ltr', 'Aquí no hay nada'],
    ['ar', 'ar', 'rtl', 'لا يوجد شيء هنا'],
    ['ru-RU, ru;q=0.9', 'ru', 'ltr', 'Здесь ничего нет'],
    ['zh-CN, zh;q=0.9', 'zh', 'ltr', '此处没有内容'],
  ])('is said to a person whose browser wants "%s" in %s', async (language, lang, dir, title) => {
    const { app } = await setUp();
    const answer = await app.request('/wrong', { headers: { accept: browser, 'accept-language': language } });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const page = await answer.text();
    expect(page).toContain(`<html lang="${lang}" dir="${dir}">`);
    expect(page).toContain(`<h1>${title}</h1>`);
    expect(page).not.toContain('/wrong');
  });

  it('names what is wrong with a form, and what to do', async () => {
    const { tooLarge } = await setUp();
    const answer = await tooLarge({ accept: browser, 'content-type': 'application/x-www-form-urlencoded' });
    expect(answer.status).toBe(413);
    const page = await answer.text();
    expect(page).toContain('That was too much text');
    expect(page).toContain('Please shorten it');
    expect(page).not.toContain('Amina');
  });

  it.each(['', '*/*', 'application/json', 'application/problem+json, text/html;q=0.5', 'nonsense'])(
    'is problem details for a client that accepts "%s"',
    async (accept) => {
      const { tooLarge } = await setUp();
      const answer = await tooLarge(accept === '' ? {} : { accept });
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(Problem.parse(await answer.json()).code).toBe('body-too-large');
    },
  );

  it('stays problem details below /v1/, whoever asks', async () => {
    const { app } = await setUp();
    const answer = await app.request('/v1/petitions/nothing', { headers: { accept: browser } });
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  it('shows of an unknown failure its number, and nothing else', async () => {
    const { deps, petition } = await setUp();
    const find = () => {
      throw new Error('amina@example.org');
    };
    const { app } = await openApp(deps, { petitions: { ...deps.petitions, find } });
    const path = `/p/${petition}`;
    const answer = await app.request(path, { headers: { accept: browser } });
    const page = await answer.text();
    expect(answer.status).toBe(500);
    expect(page).toContain('Something went wrong on our side');
    expect(page).toMatch(/this number: [0-9a-f]{8}-[0-9a-f-]{27}/);
    expect(page).not.toContain('amina');
    const { requestId, detail } = Problem.parse(await (await app.request(path)).json());
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(detail).toBeUndefined();
  });
});
