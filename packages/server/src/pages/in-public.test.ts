import type { PetitionFile } from '@uncac-petition/shared';
import { expect, it } from 'vitest';
import { openApp, signatureBody, tokenFor } from '../../test/app.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition } from '../../test/petition.js';
import { acceptMany, declineMany } from '../signatures/index.js';

const by = { reason: 'Looked at its site', actor: 'J. Coordinator' };
const organisation = {
  kind: 'organisation',
  organisation: { name: 'The <b>Watch</b>', website: 'ngo.example', role: 'Director', type: 'cso' },
};
const parliamentarian = {
  kind: 'parliamentarian',
  name: 'José Muñoz',
  parliament: { name: 'National Assembly', chamber: 'Lower house' },
};

onBothDatabases('the pages of who signs in public', ({ open }) => {
  const setUp = async () => {
    const deps = testDeps(await open());
    const kinds: PetitionFile['kinds'] = ['individual', 'organisation', 'parliamentarian'];
    const { petition } = await putPetition(deps, { settings: { kinds } });
    const test = await openApp(deps);
    const post = async (changes: Record<string, unknown>, address = 'a@ngo.example') => {
      const id = crypto.randomUUID();
      await test.post(petition, signatureBody(address, changes), { 'idempotency-key': id });
      return id;
    };
    const sign = async (changes: Record<string, unknown>) => {
      const id = await post(changes);
      await test.confirm(id);
      return id;
    };
    const page = async (purpose: 'confirm' | 'mine', id: string, fields?: Record<string, string>) => {
      const answer = await test.app.request(`/${purpose}/${await tokenFor(deps, `${purpose}-link`, id)}`, {
        method: fields === undefined ? 'GET' : 'POST',
        ...(fields && {
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams(fields).toString(),
        }),
      });
      return { status: answer.status, text: await answer.text() };
    };
    return { ...test, deps, post, sign, page };
  };

  it('show whoever opens the link what is signed with, before it is confirmed, and that it counts after a check', async () => {
    const { post, page } = await setUp();
    const own = await post(organisation);
    const { text } = await page('confirm', own);
    expect(text).toMatch(/in public, with this entry: The &lt;b&gt;Watch&lt;\/b&gt; · https:\/\/ngo\.example\//);
    expect(text).not.toContain('counts as soon as');
    await post(parliamentarian);
    expect((await page('confirm', own)).text).toMatch(/type="radio".*José Muñoz · National Assembly · Lower house/s);
    const plain = await post({}, 'b@people.example');
    expect((await page('confirm', plain)).text).toContain('counts as soon as you press the button');
  });

  it('say that it waits for the check, the second time too, and lead to what is held', async () => {
    const { post, page } = await setUp();
    const id = await post(organisation);
    for (let times = 0; times < 2; times += 1) {
      const { status, text } = await page('confirm', id, {});
      expect(status).toBe(200);
      expect(text).toContain('<h1>Thank you: your signature waits for a check</h1>');
      expect(text).toContain('Your signature counts once the coalition has checked it.');
      expect(text).toContain('href="/mine/');
    }
    const { text } = await page('mine', id);
    expect(text).toContain('Confirmed; it counts once the coalition has checked it');
    expect(text).toContain(
      'The &lt;b&gt;Watch&lt;/b&gt; · https://ngo.example/ · Civil society organisation · Director',
    );
    expect(text).not.toMatch(/Held sealed|What is handed over|Name shown in public/);
  });

  it.each([
    ['a parliamentarian', parliamentarian],
    ['an organisation', organisation],
  ])('let %s that waits withdraw or move, and once accepted not move', async (_, who) => {
    const { deps, sign, page } = await setUp();
    const id = await sign(who);
    const moved = await page('mine', id, { action: 'correct-country', country: 'UG' });
    expect(moved.text).toContain('Your signature now counts for: Uganda.');
    await acceptMany(deps, [id], by);
    const { text } = await page('mine', id);
    expect(text).toContain('>Confirmed<');
    expect(text).toContain('The country was checked together with your entry');
    expect(text).not.toContain('name="country"');
    const refused = await page('mine', id, { action: 'correct-country', country: 'KE' });
    expect(refused.status).toBe(422);
    expect((await page('mine', id, { action: 'withdraw' })).text).toContain('Your signature is withdrawn');
  });

  it('say that it was not accepted, and hold nothing any more', async () => {
    const { deps, sign, page } = await setUp();
    const id = await sign(organisation);
    await declineMany(deps, [id], by);
    for (const purpose of ['confirm', 'mine'] as const) {
      const { status, text } = await page(purpose, id);
      expect(status).toBe(200);
      expect(text).toContain('This signature does not count');
      expect(text).not.toContain('Watch');
    }
    expect((await page('mine', id, { action: 'withdraw' })).text).toContain('This signature does not count');
  });
});
