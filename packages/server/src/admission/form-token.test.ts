import { expect, it } from 'vitest';
import { fromSocket, openApp, signatureBody } from '../../test/app.js';
import { manualClock, testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition } from '../../test/petition.js';
import type { Deps } from '../deps.js';
import { createAdmissions } from './admissions.js';
import type { FormBudgetSettings } from './form-budget.js';

const minuteMs = 60_000;
const ample = { capacity: 1_000_000, perSecond: 1_000 };
const scarce = { capacity: 3, perSecond: 1 / 60 };
const filled = { name: 'Amina “A” <W>', email: 'a@example.org', country: 'KE', consent: 'true', lang: 'en' };

onBothDatabases('the form without JavaScript', ({ open }) => {
  const serve = async (deps: Deps, changes: Partial<FormBudgetSettings> = {}) => {
    const formBudget = { network: ample, site: ample, inAll: ample, ...changes };
    const test = await openApp(deps, { admissions: createAdmissions(deps, { formBudget }) });
    const page = async (petition: string) => (await test.app.request(`/p/${petition}?lang=en`)).text();
    const send = async (petition: string, fields: Record<string, string>, address?: string) => {
      const body = new URLSearchParams(fields).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const init = { method: 'POST', headers, body };
      const answer = await test.app.request(`/p/${petition}?lang=en`, init, fromSocket(address));
      return { status: answer.status, retryAfter: answer.headers.get('retry-after'), text: await answer.text() };
    };
    const token = async (petition: string) => hidden(await page(petition), 'formToken');
    return { ...test, page, send, token };
  };
  const setUp = async (formBudget?: Parameters<typeof serve>[1]) => {
    const clock = manualClock();
    const deps = testDeps(await open(), { clock });
    const { petition } = await putPetition(deps, { settings: { proofOfWork: true } });
    const rows = () => deps.database.reads.selectFrom('signature').selectAll().execute();
    return { ...(await serve(deps, formBudget)), deps, clock, petition, rows };
  };
  const hidden = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? '';
  /** The same form again, with all that was typed, as a browser would send it. */
  const sameAgain = (page: string) => {
    expect(page).toContain('value="Amina “A” &lt;W&gt;"');
    expect(page).toContain('value="a@example.org"');
    expect(page).toMatch(/<option value="KE"[^>]* selected/);
    expect(page).toMatch(/name="consent"[^>]*checked/s);
    return { ...filled, idempotencyKey: hidden(page, 'idempotencyKey'), formToken: hidden(page, 'formToken') };
  };

  it('signs with its token in the place of a proof, once', async () => {
    const { petition, send, token, rows } = await setUp();
    const formToken = await token(petition);
    expect((await send(petition, { ...filled, formToken })).status).toBe(202);
    const again = await send(petition, { ...filled, formToken, email: 'b@example.org' });
    expect(again.status).toBe(422);
    expect(again.text).toContain('This form has already been sent once');
    expect(hidden(again.text, 'formToken')).not.toBe(formToken);
    expect(await rows()).toHaveLength(1);
  });

  it('makes one signature of 200 posts at once, also on two servers', async () => {
    const { petition, token, deps, rows, ...here } = await setUp();
    const there = await serve({ ...deps });
    const formToken = await token(petition);
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        (index % 2 === 0 ? here : there).send(petition, { ...filled, email: `a${index}@example.org`, formToken }),
      ),
    );
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(199);
    expect(await rows()).toHaveLength(1);
  });

  it('comes back with a new token and all that was typed when it was open for too long', async () => {
    const { petition, send, token, clock, rows } = await setUp();
    const formToken = await token(petition);
    clock.advance(6 * 60 * minuteMs);
    const late = await send(petition, { ...filled, formToken });
    expect(late.status).toBe(422);
    expect(late.text).toContain('This form was open for too long');
    expect((await send(petition, sameAgain(late.text))).status).toBe(202);
    expect(await rows()).toHaveLength(1);
  });

  it('keeps its token while something in it needs correcting, and so what is known of its time', async () => {
    const { petition, send, token, clock, rows } = await setUp();
    const formToken = await token(petition);
    clock.advance(2_000);
    const wrong = await send(petition, { ...filled, country: '', formToken });
    expect([wrong.status, hidden(wrong.text, 'formToken')]).toEqual([422, formToken]);
    clock.advance(1_000);
    expect((await send(petition, { ...filled, formToken })).status).toBe(202);
    expect((await send(petition, { ...filled, formToken: await token(petition) })).status).toBe(202);
    expect((await rows()).map(({ flags }) => flags).toSorted()).toEqual(['["fast"]', '[]']);
  });

  it('is nothing without a token of its own petition', async () => {
    const { petition, deps } = await setUp();
    await putPetition(deps, { settings: { petition: 'another', proofOfWork: true } });
    const { send, token } = await serve(deps);
    const good = await token(petition);
    const changed = (good.startsWith('A') ? 'B' : 'A') + good.slice(1);
    for (const formToken of [await token('another'), changed, good.slice(2), `${good}AAAA`, 'x', '\u0000', '%']) {
      const answer = await send(petition, { ...filled, formToken });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('press the button once more');
    }
    const without = await send(petition, filled);
    expect(without.status).toBe(422);
    expect((await send(petition, sameAgain(without.text))).status).toBe(202);
  });

  it('has a budget for each network, beyond which it comes back and says how long to wait', async () => {
    const { petition, send, token, clock, rows } = await setUp({ network: scarce });
    const post = async (address: string) => send(petition, { ...filled, formToken: await token(petition) }, address);
    const first = [await post('203.0.113.7'), await post('203.0.113.7'), await post('203.0.113.7')];
    expect(first.map(({ status }) => status)).toEqual([202, 202, 202]);
    const refused = await post('203.0.113.7');
    expect([refused.status, refused.retryAfter]).toEqual([503, '60']);
    expect(refused.text).toContain('please wait about 1 min');
    expect((await post('203.0.113.8')).status).toBe(202);
    expect(await rows()).toHaveLength(4);
    clock.advance(minuteMs);
    expect((await send(petition, sameAgain(refused.text), '203.0.113.7')).status).toBe(202);
  });

  it('has a budget for all networks, also for those that are not known', async () => {
    const { petition, send, token } = await setUp({ inAll: scarce });
    const post = async (address?: string) => send(petition, { ...filled, formToken: await token(petition) }, address);
    const answers = [await post('203.0.113.7'), await post('198.51.100.7'), await post(), await post('192.0.2.7')];
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 503]);
  });

  it('loses nothing of its budget to a token that was used before, from however many networks it comes', async () => {
    const { petition, send, token } = await setUp({ inAll: scarce });
    const used = { ...filled, formToken: await token(petition) };
    expect((await send(petition, used)).status).toBe(202);
    for (let network = 0; network < 20; network += 1)
      expect((await send(petition, used, `2001:db8:${network}::1`)).status).toBe(422);
    for (const expected of [202, 202, 503])
      expect((await send(petition, { ...filled, formToken: await token(petition) })).status).toBe(expected);
  });

  it('has a budget for the networks of one line together', async () => {
    const { petition, send, token } = await setUp({ site: scarce });
    const post = async (address: string) => send(petition, { ...filled, formToken: await token(petition) }, address);
    for (let network = 0; network < 3; network += 1) expect((await post(`2001:db8:0:${network}::1`)).status).toBe(202);
    expect((await post('2001:db8:0:ff::1')).status).toBe(503);
    expect((await post('2001:db8:1:0::1')).status).toBe(202);
  });

  it('leaves the form that mails a signer’s link its own budget', async () => {
    const { petition, send, token, app } = await setUp({ inAll: scarce });
    for (const expected of [202, 202, 202, 503])
      expect((await send(petition, { ...filled, formToken: await token(petition) })).status).toBe(expected);
    const body = new URLSearchParams({ email: 'a@example.org', formToken: await token(petition) }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await app.request(`/p/${petition}/mine`, { method: 'POST', headers, body })).status).toBe(202);
  });

  it('lends its token to no script beyond the same budget, and makes no proof dearer', async () => {
    const { petition, token, post, app } = await setUp({ network: scarce });
    const answers: Response[] = [];
    for (let index = 0; index < 5; index += 1) {
      const body = signatureBody(`a${index}@example.org`, { formToken: await token(petition) });
      answers.push(await post(petition, body, {}, '203.0.113.7'));
    }
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 503, 503]);
    expect(answers.map((answer) => answer.headers.get('retry-after'))).toEqual([null, null, null, '60', '60']);
    const challenge = await app.request(`/v1/petitions/${petition}/challenge`, {}, fromSocket('203.0.113.7'));
    expect(challenge.status).toBe(200);
  });
});
