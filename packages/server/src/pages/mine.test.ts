import { expect, it } from 'vitest';
import { openApp, signatureBody, tokenFor } from '../../test/app.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition, testMember } from '../../test/petition.js';
import { transaction } from '../db/transaction.js';
import { insertTextVersion } from '../petitions/index.js';
import type { Position } from '../positions/index.js';
import { recount } from '../tally/index.js';

const position = (country: string, changes: Partial<Position>): Position => ({
  country,
  stance: 'open',
  ratified: null,
  pilot: null,
  supports: [],
  objectsTo: [],
  note: null,
  source: 'A note.',
  asOf: '2008-10-01',
  ...changes,
});

onBothDatabases('a signer’s own page', ({ open }) => {
  const setUp = async () => {
    const deps = testDeps(await open());
    const { petition } = await putPetition(deps, {
      settings: { languages: ['en', 'fr', 'ar'], lead: { name: 'The Lead Office', contactKey: 'age1unused' } },
      members: [testMember('alpha')],
      positions: [position('FR', { stance: 'reluctant' }), position('DE', { ratified: false })],
    });
    await transaction(deps.database, async (tx) => {
      const worded = { en: { text: '{country}: support it, as first worded.' } };
      await tx
        .updateTable('text_version')
        .set({ content: JSON.stringify(worded) })
        .where('text', '=', 'ask/support')
        .execute();
      await insertTextVersion(tx, petition, { text: 'ask/support', version: 2, content: '{}' }, 0);
    });
    const test = await openApp(deps);
    const signed = async (changes: Record<string, unknown> = {}) => {
      const id = crypto.randomUUID();
      await test.post(petition, signatureBody('amina@people.example', { member: 'alpha', ...changes }), {
        'idempotency-key': id,
      });
      await test.confirm(id);
      return id;
    };
    const link = async (id: string) => `/mine/${await tokenFor(deps, 'mine-link', id)}`;
    const act = async (id: string, fields: Record<string, string>) =>
      test.app.request(await link(id), {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      });
    const row = (id: string) =>
      deps.database.reads.selectFrom('signature').selectAll().where('signature', '=', id).executeTakeFirst();
    const change = (id: string, changes: object) =>
      transaction(deps.database, (tx) =>
        tx.updateTable('signature').set(changes).where('signature', '=', id).execute(),
      );
    const events = async (id: string) =>
      (
        await deps.database.reads
          .selectFrom('tally_event')
          .select(['type', 'country'])
          .where('signature', '=', id)
          .orderBy('turn')
          .execute()
      ).map(({ type, country }) => `${type} ${country}`);
    const totals = async () => {
      await test.count();
      const { signatures, countries } = (await (await test.app.request(`/v1/petitions/${petition}/totals`)).json()) as {
        signatures: { total: number };
        countries: { country: string; count: number }[];
      };
      return {
        total: signatures.total,
        ...Object.fromEntries(countries.map(({ country, count }) => [country, count])),
      };
    };
    const inOrder = async () => {
      await test.count();
      expect(await recount(deps, petition)).toEqual([]);
    };
    return { ...test, deps, petition, signed, link, act, row, change, events, totals, inOrder };
  };

  it('shows what is held, for whom, and the request as it was worded when it was signed', async () => {
    const { app, deps, petition, signed, link, change } = await setUp();
    const id = await signed({ locality: 'Kisumu', versions: { petition: 1, privacy: 1, consent: 1, ask: 1 } });
    await change(id, { display_name: 'Amina W.' });
    await transaction(deps.database, async (tx) => {
      const contact = { petition, signature: id, data_key: null, sealed: Buffer.from('x'), consent_version: 1 };
      const said = { consent_text: 'opt-in/member', consent_day: '2008-11-01' };
      for (const [holder, withdrawn_at] of [
        ['lead', null],
        ['member/alpha', null],
        ['member/beta', 5],
      ] as const) {
        await tx
          .insertInto('contact')
          .values({ contact: crypto.randomUUID(), holder, withdrawn_at, ...contact, ...said })
          .execute();
      }
    });
    const answer = await app.request(await link(id));
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    for (const said of [
      'Test petition',
      'Kenya',
      'Kenya: support it, as first worded.',
      'Individual',
      'November 1, 2008',
      'The alpha',
      'Your name and Your place',
      'The Lead Office and The alpha',
      'Amina W.',
      'Your name and your country',
    ])
      expect(page, said).toContain(said);
    expect(page).not.toMatch(/beta|Kisumu|Wanjiru|<script|people\.example/);
  });

  it.each([
    ['fr', 'ltr'],
    ['ar', 'rtl'],
  ])('speaks the signer’s language (%s)', async (lang, direction) => {
    const { app, signed, link } = await setUp();
    const page = await (
      await app.request(await link(await signed({ lang })), { headers: { 'accept-language': 'en' } })
    ).text();
    expect(page).toContain(`<html lang="${lang}" dir="${direction}">`);
  });

  it('takes back what one holder may do, and nothing else', async () => {
    const { app, deps, petition, signed, link, act, row } = await setUp();
    const id = await signed();
    expect(await (await app.request(await link(id))).text()).not.toContain('value="take-back-contact"');
    await transaction(deps.database, async (tx) => {
      const sealed = { petition, signature: id, data_key: crypto.randomUUID(), sealed: Buffer.from('x') };
      const consent = {
        consent_text: 'opt-in/lead',
        consent_version: 1,
        consent_day: '2008-11-01',
        withdrawn_at: null,
      };
      for (const holder of ['lead', 'member/alpha'])
        await tx
          .insertInto('contact')
          .values({ contact: crypto.randomUUID(), holder, ...sealed, ...consent })
          .execute();
    });
    const page = await (await app.request(await link(id))).text();
    expect(page).toContain('The Lead Office may no longer write to me');
    expect(page).toContain('The alpha may no longer write to me');
    for (let times = 0; times < 2; times += 1) {
      const answer = await act(id, { action: 'take-back-contact', holder: 'lead' });
      expect(answer.status).toBe(200);
      expect(await answer.text()).not.toContain('The Lead Office may no longer');
    }
    const contacts = await deps.database.reads.selectFrom('contact').selectAll().orderBy('holder').execute();
    expect(contacts).toMatchObject([
      { holder: 'lead', sealed: null, data_key: null, withdrawn_at: deps.clock.now() },
      { holder: 'member/alpha', sealed: expect.anything(), withdrawn_at: null },
    ]);
    expect(await row(id)).toMatchObject({ status: 'confirmed', sealed: expect.anything() });
  });

  it('hides the public name, and offers it only where there is one', async () => {
    const { app, signed, link, act, row, change, events, inOrder } = await setUp();
    const id = await signed();
    expect(await (await app.request(await link(id))).text()).not.toContain('value="hide-name"');
    await change(id, { display_name: 'Amina W.' });
    expect(await (await app.request(await link(id))).text()).toContain('value="hide-name"');
    for (let times = 0; times < 2; times += 1) {
      const answer = await act(id, { action: 'hide-name' });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('no longer shown in public');
    }
    expect(await row(id)).toMatchObject({ display_name: null, status: 'confirmed', sealed: expect.anything() });
    expect(await events(id)).toEqual(['sign KE']);
    await inOrder();
  });

  it('corrects the country: a withdrawal there and a signature here, and the totals keep their sum', async () => {
    const { deps, signed, act, row, events, totals, inOrder } = await setUp();
    const id = await signed({ versions: { petition: 1, privacy: 1, consent: 1, ask: 1 } });
    expect(await totals()).toEqual({ total: 1, KE: 1 });
    const before = await row(id);
    const answer = await act(id, { action: 'correct-country', country: 'DE' });
    expect(await answer.text()).toContain('Your signature now counts for: Germany.');
    expect(await row(id)).toEqual({ ...before, country: 'DE', ask: 'ratify', ask_version: 1 });
    expect(await events(id)).toEqual(['sign KE', 'withdraw KE', 'sign DE']);
    expect(await totals()).toEqual({ total: 1, DE: 1 });
    await act(id, { action: 'correct-country', country: 'DE' });
    expect(await events(id)).toHaveLength(3);
    await act(id, { action: 'correct-country', country: 'KE' });
    expect(await row(id)).toMatchObject({ country: 'KE', ask: 'support', ask_version: 2 });
    expect(await totals()).toEqual({ total: 1, KE: 1 });
    const salts = await deps.database.reads.selectFrom('tally_event').select('salt').execute();
    expect(salts.every(({ salt }) => salt !== null)).toBe(true);
    await inOrder();
  });

  it('can be corrected three times, so that a few people can not make many countries show', async () => {
    const { signed, act, row, events, totals, inOrder } = await setUp();
    const id = await signed();
    for (const country of ['DE', 'KE', 'DE']) await act(id, { action: 'correct-country', country });
    const answer = await act(id, { action: 'correct-country', country: 'CH' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('withdraw your signature and sign again');
    expect(await row(id)).toMatchObject({ country: 'DE' });
    expect(await events(id)).toHaveLength(7);
    expect(await totals()).toEqual({ total: 1, DE: 1 });
    await inOrder();
  });

  it('says how often it can be corrected, and after that still lets less be handed over, but not back', async () => {
    const { app, signed, act, row, events, totals, link, inOrder } = await setUp();
    const id = await signed();
    expect(await (await app.request(await link(id))).text()).toContain('You can correct it 3 times');
    for (const country of ['DE', 'KE', 'DE']) await act(id, { action: 'correct-country', country });
    expect((await act(id, { action: 'correct-country', country: 'KE' })).status).toBe(422);
    expect((await act(id, { action: 'correct-country', country: 'FR' })).status).toBe(200);
    expect(await row(id)).toMatchObject({ country: 'FR', handover: 'count-only', sealed: null });
    expect(await totals()).toEqual({ total: 1, FR: 1 });
    expect((await act(id, { action: 'correct-country', country: 'KE' })).status).toBe(422);
    expect(await events(id)).toHaveLength(9);
    await inOrder();
  });

  it('hands over less where the new country asks for it, and never more again', async () => {
    const { signed, act, row, change, inOrder } = await setUp();
    const id = await signed();
    await change(id, { display_name: 'Amina W.' });
    await act(id, { action: 'correct-country', country: 'FR' });
    const nameless = { handover: 'count-only', sealed: null, sealed_fields: '[]', data_key: null, display_name: null };
    expect(await row(id)).toMatchObject({ country: 'FR', ...nameless });
    await act(id, { action: 'correct-country', country: 'KE' });
    expect(await row(id)).toMatchObject({ country: 'KE', ...nameless });
    await inOrder();
  });

  it('of an excluded signature moves the row alone', async () => {
    const { app, signed, act, row, change, events, link } = await setUp();
    const id = await signed();
    await change(id, { status: 'excluded' });
    await act(id, { action: 'correct-country', country: 'DE' });
    expect(await row(id)).toMatchObject({ country: 'DE', status: 'excluded' });
    expect(await events(id)).toEqual(['sign KE']);
    expect(await (await app.request(await link(id))).text()).toContain('Not counted after a check');
  });

  it('changes nothing for a country or an action that does not exist', async () => {
    const { app, signed, act, row, events, link } = await setUp();
    const id = await signed();
    const before = await row(id);
    for (const country of ['', 'ZZ', 'de', '__proto__']) {
      const answer = await act(id, { action: 'correct-country', country });
      expect(answer.status, country).toBe(422);
      expect(await answer.text()).toMatch(/aria-invalid="true"/);
    }
    expect((await act(id, { action: 'correct-country' })).status).toBe(422);
    for (const action of ['', 'toString', 'delete']) expect((await act(id, { action })).status, action).toBe(422);
    const twice = await app.request(await link(id), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'action=withdraw&action=withdraw',
    });
    expect(twice.status).toBe(422);
    expect(await row(id)).toEqual(before);
    expect(await events(id)).toEqual(['sign KE']);
  });

  it('withdraws, says so from then on, and then changes nothing any more', async () => {
    const { app, signed, act, row, link, totals, inOrder } = await setUp();
    const id = await signed();
    const answers = [
      await act(id, { action: 'withdraw' }),
      await act(id, { action: 'correct-country', country: 'DE' }),
      await act(id, { action: 'hide-name' }),
      await app.request(await link(id)),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('Your signature is withdrawn');
    }
    expect(await row(id)).toMatchObject({ status: 'withdrawn', country: 'KE', sealed: null, signer_key: null });
    expect(await totals()).toEqual({ total: 0 });
    await inOrder();
  });

  it('keeps the count right when country and withdrawal come at once', async () => {
    const { deps, petition, post, confirm, act, count, inOrder } = await setUp();
    const ids = Array.from({ length: 12 }, () => crypto.randomUUID());
    for (const [index, id] of ids.entries()) {
      await post(petition, signatureBody(`a${index}@people.example`), { 'idempotency-key': id });
      await confirm(id);
    }
    await Promise.all(
      ids.flatMap((id) => [
        act(id, { action: 'correct-country', country: 'DE' }),
        act(id, { action: 'withdraw' }),
        act(id, { action: 'correct-country', country: 'FR' }),
        count(),
      ]),
    );
    await inOrder();
    const counts = await deps.database.reads.selectFrom('totals').select('count').execute();
    expect(counts.every((row) => row.count === 0)).toBe(true);
  });

  it('is behind no other link', async () => {
    const { app, deps, signed } = await setUp();
    const id = await signed();
    for (const token of [
      'x',
      await tokenFor(deps, 'confirm-link', id),
      await tokenFor(deps, 'mine-link', crypto.randomUUID()),
    ]) {
      for (const method of ['GET', 'POST']) {
        const answer = await app.request(`/mine/${token}`, { method });
        expect(answer.status).toBe(404);
        expect(await answer.text()).toContain('This link does not work');
      }
    }
  });
});
