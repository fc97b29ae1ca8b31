import { describe, expect, it } from 'vitest';
import type { PetitionFile } from '@uncac-petition/shared';
import { openApp } from '../../test/app.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition, reluctantPosition, testMember } from '../../test/petition.js';

onBothDatabases('the hosted page of a member', ({ open }) => {
  it('says whose page it is, with picture and privacy notice, in words of the language', async () => {
    const deps = testDeps(await open());
    const privacy = 'https://alpha.example/privacy';
    const members = [
      testMember('alpha', { name: 'Alpha & Sons', logo: 'logos/alpha.svg', privacy }),
      testMember('beta'),
    ];
    const { petition } = await putPetition(deps, { members });
    const { app } = await openApp(deps);
    const page = async (query: string) => (await app.request(`/p/${petition}${query}`)).text();
    const alpha = await page('?member=alpha');
    expect(alpha).toContain(`<img src="http://localhost:8787/v1/petitions/${petition}/members/alpha/logo" alt="" />`);
    expect(alpha).toContain('Presented by Alpha &amp; Sons');
    expect(alpha).toContain(`<a href="${privacy}">Privacy notice of Alpha &amp; Sons</a>`);
    expect(await page('?member=alpha&lang=fr')).toContain('Présentée par Alpha &amp; Sons');
    const beta = await page('?member=beta');
    expect(beta).toContain('Presented by The beta');
    expect(beta).not.toMatch(/<img|Privacy notice of/);
    for (const query of ['', '?member=no-such']) expect(await page(query)).not.toContain('Presented by');
  });
});

onBothDatabases('the hosted page', ({ open }) => {
  const setUp = async (settings: Partial<PetitionFile> = {}) => {
    const deps = testDeps(await open());
    const { petition } = await putPetition(deps, {
      settings,
      members: [testMember('alpha')],
      positions: [reluctantPosition('EG')],
    });
    const { app } = await openApp(deps);
    const send = async (fields: Record<string, string>, query = '?lang=en') =>
      app.request(`/p/${petition}${query}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      });
    const rows = () => deps.database.reads.selectFrom('signature').selectAll().execute();
    return { app, path: `/p/${petition}`, send, rows };
  };
  const filled = { name: 'Amina', email: 'a@example.org', country: 'KE', consent: 'true' };

  it('takes a signature without JavaScript, once for each form', async () => {
    const { app, path, send, rows } = await setUp();
    const form = await (await app.request(`${path}?member=alpha`)).text();
    expect(form).not.toContain('<script');
    const idempotencyKey = /name="idempotencyKey" value="([^"]+)"/.exec(form)?.[1] ?? '';
    for (let times = 0; times < 2; times += 1) {
      const answer = await send({ ...filled, idempotencyKey }, '?lang=en&member=alpha');
      expect(answer.status).toBe(202);
      expect(await answer.text()).toContain('Check your mailbox');
    }
    expect(await rows()).toMatchObject([{ signature: idempotencyKey, member: 'alpha', status: 'pending' }]);
  });

  it('keeps what was typed when something needs correcting, as text and nothing else', async () => {
    const { send, rows } = await setUp();
    const attack = `"><script>alert('1')</script>`;
    const answer = await send({ ...filled, name: attack, email: `x${attack}` });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;');
    expect(page).toMatch(/id="email"[^>]*aria-invalid="true"/s);
    expect(page).toMatch(/<option value="KE"[^>]* selected/);
    expect(await rows()).toEqual([]);
  });

  it('says what is handed over where, and asks whoever may be listed whether to be', async () => {
    const { app, path } = await setUp({ fields: ['showName'] });
    const page = await (await app.request(path)).text();
    expect(page).toMatch(/<option value="EG" data-handover="count-only"/);
    expect(page).toMatch(/<option value="KE" data-handover="full-name"/);
    expect(page).toMatch(/only the number of signatures, without your name.*This holds for Egypt\./s);
    expect(page).toMatch(/your name and your country\..*This holds for all other countries\./s);
    expect(page).toMatch(/id="showName"/);
    const without = await setUp();
    expect(await (await without.app.request(without.path)).text()).not.toContain('id="showName"');
  });

  describe('of a petition that organisations and parliamentarians may sign', () => {
    const kinds: PetitionFile['kinds'] = ['individual', 'organisation', 'parliamentarian'];
    const organisation = {
      ...filled,
      kind: 'organisation',
      name: 'Somebody',
      'organisation.name': 'The "Watch"',
      'organisation.website': 'ngo.example',
      'organisation.role': 'Director',
      'organisation.type': 'faith',
      'parliament.name': 'Not mine',
    };

    it('lets choose how to sign, and says before that some sign in public and count after a check', async () => {
      const { app, path } = await setUp({ kinds });
      const page = await (await app.request(path)).text();
      expect(page).toMatch(/type="radio" name="kind" value="individual" checked/);
      expect(page).toMatch(/<fieldset data-kinds="organisation">.*name="organisation.website"/s);
      expect(page).toMatch(/<fieldset data-kinds="parliamentarian">.*name="parliament.constituency"/s);
      expect(page).toContain('Organisations and parliamentarians sign in public');
      expect(page).toContain('counts once the coalition has checked it');
    });

    it('takes the fields of the kind that is chosen', async () => {
      const { send, rows } = await setUp({ kinds });
      expect((await send(organisation)).status).toBe(202);
      expect(await rows()).toMatchObject([{ kind: 'organisation', public_key: 'ngo.example', sealed: null }]);
    });

    it('sends everything back that was typed, for all kinds, and names what needs correcting', async () => {
      const { send, rows } = await setUp({ kinds });
      const answer = await send({ ...organisation, 'organisation.website': 'github.io', 'organisation.role': '' });
      const page = await answer.text();
      expect(answer.status).toBe(422);
      expect(page).toMatch(/value="organisation" checked/);
      expect(page).toMatch(/id="organisation.name"[^>]*value="The &quot;Watch&quot;"/s);
      expect(page).toMatch(/<option value="faith" selected/);
      expect(page).toMatch(/id="parliament.name"[^>]*value="Not mine"/s);
      expect(page).toMatch(/id="name"[^>]*value="Somebody"/s);
      expect(page).toMatch(/<a href="#organisation.role">Your role in it: Please fill this in/);
      const website = await (await send({ ...organisation, 'organisation.website': 'github.io' })).text();
      expect(website).toMatch(/id="organisation.website"[^>]*aria-invalid="true"/s);
      expect(await rows()).toEqual([]);
    });

    it('asks for nothing that the petition does not take', async () => {
      const { app, path } = await setUp({ kinds: ['organisation'] });
      const page = await (await app.request(path)).text();
      expect(page).toContain('<input type="hidden" name="kind" value="organisation" />');
      expect(page).not.toMatch(/type="radio"|name="name"|name="withoutName"|name="parliament/);
    });

    it('counts each kind by itself', async () => {
      const { app, path } = await setUp({ kinds });
      expect(await (await app.request(path)).text()).toContain('0 people, 0 organisations, 0 parliamentarians');
    });
  });

  it.each(['{"name":[{"toString":1}]}', `{"name":${'['.repeat(5_000)}${']'.repeat(5_000)}}`])(
    'asks for what is missing when what was typed is no text: %.40s',
    async (body) => {
      const { app, path } = await setUp();
      const answer = await app.request(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      expect(answer.status).toBe(422);
    },
  );

  it('says that the petition is closed, also to a form that was open before', async () => {
    const { app, path, send } = await setUp({ status: 'closed' });
    expect(await (await app.request(path)).text()).not.toContain('<form');
    const late = await send(filled);
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('This petition is closed');
  });

  it.each([
    ['?lang=fr', 'en', 'fr'],
    ['', 'de, fr-CA;q=0.8, en;q=0.5', 'fr'],
    ['', 'de', 'en'],
    ['?lang=%22%3E%3Cscript%3E', '', 'en'],
  ])('with %s and Accept-Language %s is in %s', async (query, header, lang) => {
    const { app, path } = await setUp();
    const page = await (await app.request(`${path}${query}`, { headers: { 'accept-language': header } })).text();
    expect(page).toContain(`<html lang="${lang}" dir="ltr">`);
    expect(page).not.toContain('<script');
  });

  it('and its privacy notice run nothing and tell no other site', async () => {
    const { app, path } = await setUp();
    for (const one of [path, `${path}/privacy`, '/confirm/x', '/mine/x']) {
      const { headers } = await app.request(one);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|script-src/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
    const notice = await (await app.request(`${path}/privacy`)).text();
    expect(notice).toContain('What we hold');
  });
});
