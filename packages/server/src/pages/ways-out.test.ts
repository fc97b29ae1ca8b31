import { paths } from '@uncac-petition/shared';
import { expect, it } from 'vitest';
import { openApp, signatureBody } from '../../test/app.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition, testMember } from '../../test/petition.js';
import { fill, routesOf } from '../../test/routes.js';
import { linkToken } from '../signatures/index.js';

const elsewhere = 'https://evil.example/phish';
const hostile = [
  elsewhere,
  '//evil.example/phish',
  '/\\evil.example/phish',
  'javascript:alert(1)//evil.example',
  'data:text/html,evil.example',
  '%2F%2Fevil.example',
  'alpha\r\nlocation: https://evil.example',
];
const names = ['member', 'return', 'url', 'next', 'redirect', 'lang', 'continue'];

/** Where shared links of the confirmed page lead: the signer's own choice, with nothing of the signer in them. */
const sharing = ['wa.me', 't.me', 'www.facebook.com', 'x.com'];

onBothDatabases('the ways out of the server', ({ open }) => {
  const setUp = async () => {
    const deps = testDeps(await open());
    const { petition } = await putPetition(deps, {
      members: [testMember('alpha', { share: 'Sign with Alpha' }), testMember('plain', { url: null })],
    });
    const test = await openApp(deps);
    const signature = crypto.randomUUID();
    await test.post(petition, signatureBody('a@example.org', { member: 'alpha' }), { 'idempotency-key': signature });
    const own = new URL(deps.config.publicUrl).host;
    const hosts = (page: string) =>
      [...page.matchAll(/\s(?:href|action|src|content|formaction)="([^"]*)"/g)]
        .map(([, address = '']) => URL.parse(address.replaceAll('&amp;', '&'), deps.config.publicUrl))
        .filter((address) => address !== null && address.protocol !== 'mailto:')
        .map((address) => (/^https?:$/.test(address?.protocol ?? '') ? address?.host : address?.protocol));
    return { ...test, petition, signature, own, hosts };
  };

  it('never lead where a request says, on any route', async () => {
    const { app, petition, own, hosts, deps, signature } = await setUp();
    for (const { method, path } of routesOf(app).filter(({ path: at }) => !at.endsWith('/stream'))) {
      for (const place of hostile) {
        const token = linkToken(deps.keys, 'confirm-link', { signature, posted_at: deps.clock.now() });
        const at = fill(path, (parameter) => (parameter === 'petition' ? petition : token));
        const query = new URLSearchParams(names.map((name) => [name, place]));
        const answer = await app.request(`${at}?${query.toString()}`, {
          method,
          headers: {
            accept: 'text/html',
            'content-type': 'application/x-www-form-urlencoded',
            referer: elsewhere,
            origin: 'https://evil.example',
            'x-forwarded-host': 'evil.example',
          },
          ...(method === 'POST' && { body: query.toString() }),
        });
        const where = `${method} ${path} with ${place}`;
        expect(Math.floor(answer.status / 100), where).not.toBe(3);
        expect(answer.headers.get('location'), where).toBeNull();
        expect(answer.headers.get('refresh'), where).toBeNull();
        const body = await answer.text();
        if (answer.headers.get('content-type')?.startsWith('text/html') !== true) continue;
        expect(body, where).not.toMatch(/http-equiv/i);
        const allowed = [own, 'alpha.example', ...sharing];
        expect(
          hosts(body).filter((host) => !allowed.includes(host ?? '')),
          where,
        ).toEqual([]);
      }
    }
  });

  it('keep of an address only what the page needs', async () => {
    const { app, petition } = await setUp();
    const page = await (
      await app.request(`${paths.page(petition)}?member=alpha&next=${elsewhere}&email=a@b.example`)
    ).text();
    expect(page).toContain('?member=alpha&amp;lang=fr');
    expect(page).not.toMatch(/evil|b\.example/);
  });

  it('lead back to the registered address of the member, which a request can’t change', async () => {
    const { confirm, hosts, own, signature } = await setUp();
    const page = await (await confirm(signature)).text();
    expect(new Set(hosts(page))).toEqual(new Set([own, 'alpha.example', ...sharing]));
    expect(page).toContain('href="https://alpha.example/thanks"');
  });

  it('share the petition from a confirmed signature in the words of the member, and bring others to it', async () => {
    const { confirm, signature } = await setUp();
    const page = await (await confirm(signature)).text();
    expect(page).toContain(encodeURIComponent('Sign with Alpha'));
    expect(page).toContain(encodeURIComponent('/p/test-petition?member=alpha'));
  });
});
