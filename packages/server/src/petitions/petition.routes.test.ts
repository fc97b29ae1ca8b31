import { Petition } from '@uncac-petition/shared';
import { expect, it } from 'vitest';
import { openApp } from '../../test/app.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition, testMember } from '../../test/petition.js';

onBothDatabases('a petition', ({ open }) => {
  const setUp = async () => {
    const deps = testDeps(await open());
    const { petition } = await putPetition(deps, { members: [testMember('alpha')] });
    const { app } = await openApp(deps);
    const read = async (query = '', header = '') =>
      Petition.strict().parse(
        await (
          await app.request(`/v1/petitions/${petition}${query}`, { headers: { 'accept-language': header } })
        ).json(),
      );
    return { app, petition, read };
  };

  it('says what the contract says, and may be kept by caches', async () => {
    const { app, petition, read } = await setUp();
    expect(await read()).toMatchObject({
      petition,
      status: 'open',
      lang: 'en',
      versions: { petition: 1, privacy: 1, consent: 1 },
      member: null,
    });
    const { headers } = await app.request(`/v1/petitions/${petition}`);
    expect(headers.get('cache-control')).toMatch(/^public, max-age=/);
    expect(headers.get('vary')).toContain('Accept-Language');
    expect(headers.get('access-control-allow-origin')).toBe('*');
  });

  it('comes in the language asked for, else the best that the browser wants', async () => {
    const { read } = await setUp();
    expect((await read('?lang=fr', 'en')).lang).toBe('fr');
    expect((await read('', 'de, fr-CA;q=0.5')).lang).toBe('fr');
    expect((await read('?lang=xx', 'yy')).lang).toBe('en');
  });

  it('names the member whose page asks, if it takes part', async () => {
    const { read } = await setUp();
    expect((await read('?member=alpha')).member).toEqual({
      member: 'alpha',
      name: 'The alpha',
      kind: 'cso',
      colours: null,
      logo: null,
      privacy: null,
      country: null,
      url: 'https://alpha.example/thanks',
    });
    expect((await read('?member=nobody')).member).toBeNull();
  });

  it('shows nothing of pepper, keys or origins', async () => {
    const { app, petition } = await setUp();
    expect(await (await app.request(`/v1/petitions/${petition}?member=alpha`)).text()).not.toMatch(
      /pepper|age1|origins/,
    );
  });

  it('is not found under another name', async () => {
    const { app } = await setUp();
    expect((await app.request('/v1/petitions/another')).status).toBe(404);
  });
});
