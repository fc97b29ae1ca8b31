import type { PetitionFile } from '@uncac-petition/shared';
import { Decrypter } from 'age-encryption';
import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../db/database.js';
import { updatePetition } from '../petitions/index.js';
import { transaction } from '../db/transaction.js';
import { openApp, signatureBody } from '../../test/app.js';
import { demoRecipient } from '../../test/campaign.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition, testMember, testSettings, testTexts } from '../../test/petition.js';
import type { ContactTable } from './contact.table.js';
import { wrappedDataKeys } from './data-key.repository.js';
import { openContact } from '../../test/unseal.js';

const optIn = { member: '{holder} may write to me.', lead: 'Yes, {holder} & friends may write to me.' };

onBothDatabases('Opting in', ({ open }) => {
  let database: Database;
  let petitions = 0;

  beforeAll(async () => {
    database = await open();
  });

  const setUp = async (changes: { lead?: PetitionFile['lead']; texts?: { optIn?: typeof optIn } } = {}) => {
    const deps = testDeps(database);
    petitions += 1;
    const [lead, alpha] = [await demoRecipient(), await demoRecipient()];
    const settings = {
      petition: `petition-${petitions}`,
      lead: { name: 'Lead $& Co', contactKey: lead.recipient },
      ...('lead' in changes && { lead: changes.lead }),
    };
    const { petition } = await putPetition(deps, {
      settings,
      members: [testMember('alpha', { contactKey: alpha.recipient }), testMember('beta')],
      texts: { optIn, ...changes.texts },
    });
    const opened = await openApp(deps);
    const contacts = () =>
      database.reads.selectFrom('contact').selectAll().where('petition', '=', petition).orderBy('holder').execute();
    const boxes = async (member = '') => {
      const answer = await opened.app.request(`/v1/petitions/${petition}?lang=en&member=${member}`);
      return ((await answer.json()) as { optIn: unknown }).optIn;
    };
    const sign = (body: Record<string, unknown> = {}) =>
      opened.post(petition, signatureBody('Amina@Example.org', body));
    return { ...opened, petition, settings, lead, alpha, contacts, boxes, sign };
  };

  const opened = async (row: ContactTable | undefined, identity: string) => {
    if (row === undefined) throw new Error('There is no contact.');
    const { contact, petition, holder, data_key, sealed } = row;
    const wrapped = (await wrappedDataKeys(database.reads, [data_key ?? ''])).get(data_key ?? '') ?? new Uint8Array();
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const key = await decrypter.decrypt(wrapped);
    return openContact(key, sealed ?? new Uint8Array(), { petition, contact, holder });
  };

  it('is offered for each holder that has a key, named in a sentence of a version', async () => {
    const { boxes } = await setUp();
    const lead = { holder: 'lead', name: 'Lead $& Co', text: 'Yes, Lead $& Co & friends may write to me.', version: 1 };
    const member = { holder: 'member', name: 'The alpha', text: 'The alpha may write to me.', version: 1 };
    expect(await boxes()).toEqual([lead]);
    expect(await boxes('beta')).toEqual([lead]);
    expect(await boxes('alpha')).toEqual([member, lead]);
  });

  it('is offered neither without a key nor without a sentence', async () => {
    expect(await (await setUp({ lead: null })).boxes()).toEqual([]);
    expect(await (await setUp({ texts: { optIn: undefined as never } })).boxes('alpha')).toEqual([]);
  });

  it('seals the contact data once for each holder, who alone can open it', async () => {
    const { sign, contacts, lead, alpha } = await setUp();
    const versions = { petition: 1, privacy: 1, consent: 1, optIn: { lead: 1 } };
    expect((await sign({ member: 'alpha', optIn: ['lead', 'member'], versions })).status).toBe(202);
    const [forLead, forAlpha, ...more] = await contacts();
    expect(more).toEqual([]);
    expect(forLead).toMatchObject({ holder: 'lead', consent_text: 'opt-in/lead', consent_version: 1 });
    expect(forAlpha).toMatchObject({
      holder: 'member/alpha',
      consent_text: 'opt-in/member',
      consent_day: '2008-11-01',
    });
    const data = { email: 'Amina@example.org', name: 'Amina Wanjiru', lang: 'en', country: 'KE' };
    expect(await opened(forLead, lead.identity)).toEqual(data);
    expect(await opened(forAlpha, alpha.identity)).toEqual(data);
    await expect(opened(forLead, alpha.identity)).rejects.toThrow('no identity matched');
    await expect(opened(forAlpha, lead.identity)).rejects.toThrow('no identity matched');
    expect(await opened(forLead && { ...forLead, holder: 'member/alpha' }, lead.identity)).toBeUndefined();
  });

  it('happens only where a box is ticked', async () => {
    const { sign, contacts } = await setUp();
    for (const ticked of [undefined, [], '']) expect((await sign({ member: 'alpha', optIn: ticked })).status).toBe(202);
    expect(await contacts()).toEqual([]);
  });

  it('gives no name where none is kept', async () => {
    const { sign, contacts, lead } = await setUp();
    await sign({ optIn: ['lead'], withoutName: true });
    const [row] = await contacts();
    expect(await opened(row, lead.identity)).toEqual({ email: 'Amina@example.org', lang: 'en', country: 'KE' });
  });

  it('for a holder whose key was removed meanwhile loses no signature, and gives the data to nobody', async () => {
    const { sign, contacts, petition, deps, settings } = await setUp();
    await transaction(database, (tx) =>
      updatePetition(tx, {
        petition,
        settings: testSettings({ ...settings, lead: null }),
        texts: { en: { ...testTexts, optIn } },
        revision: 2,
      }),
    );
    await deps.petitions.refresh();
    expect((await sign({ optIn: ['lead', 'member'], member: 'beta' })).status).toBe(202);
    expect(await contacts()).toEqual([]);
  });

  it('goes to a new key from the moment it is changed', async () => {
    const { sign, contacts, petition, deps, settings, lead } = await setUp();
    await sign({ optIn: ['lead'] });
    const next = await demoRecipient();
    await transaction(database, (tx) =>
      updatePetition(tx, {
        petition,
        settings: testSettings({ ...settings, lead: { name: 'Lead', contactKey: next.recipient } }),
        texts: { en: { ...testTexts, optIn } },
        revision: 2,
      }),
    );
    await deps.petitions.refresh();
    const [before] = await contacts();
    await sign({ optIn: ['lead'] });
    const after = (await contacts()).find(({ contact }) => contact !== before?.contact);
    await expect(opened(before, lead.identity)).resolves.toBeDefined();
    await expect(opened(after, next.identity)).resolves.toBeDefined();
    await expect(opened(after, lead.identity)).rejects.toThrow('no identity matched');
  });

  it('belongs to a sentence that there is', async () => {
    const { sign, contacts } = await setUp();
    const versions = { petition: 1, privacy: 1, consent: 1, optIn: { lead: 2 } };
    const answer = await sign({ optIn: ['lead'], versions });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ path: 'versions.optIn.lead', code: 'unknown' }] });
    expect(await contacts()).toEqual([]);
  });

  it('tells its holder no time finer than the day', async () => {
    const { sign, contacts } = await setUp();
    await sign({ optIn: ['lead'] });
    const [row] = await contacts();
    const time = (uuid: string) => Number.parseInt(uuid.replace('-', '').slice(0, 12), 16);
    expect(time(row?.contact ?? '')).toBe(Date.UTC(2008, 10, 1));
    expect(time(row?.data_key ?? '')).toBe(Date.UTC(2008, 10, 1));
    expect(row?.contact.slice(-12)).not.toBe(row?.signature.slice(-12));
  });

  it('does the same for a mailbox that has signed as for a new one', async () => {
    const { sign, confirm, contacts } = await setUp();
    await sign({ optIn: ['lead'] });
    const [first] = await contacts();
    await confirm(first?.signature ?? '');
    await sign({ optIn: ['lead'] });
    const rows = await contacts();
    expect(rows.length).toBe(2);
    expect(rows[0]?.sealed?.length).toBe(rows[1]?.sealed?.length);
  });

  it('works in the form without JavaScript, and stays ticked when something needs correcting', async () => {
    const { app, petition, contacts } = await setUp();
    const path = `/p/${petition}?lang=en&member=alpha`;
    const form = await (await app.request(path)).text();
    expect(form).toContain('Yes, Lead $&amp; Co &amp; friends may write to me.');
    expect(form).not.toMatch(/name="optIn"[^>]*checked/);
    const versions = /name="versions" value="([^"]+)"/.exec(form)?.[1]?.replaceAll('&quot;', '"') ?? '';
    const send = (changes: Record<string, string>, ...ticked: string[]) =>
      app.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams([
          ...Object.entries({ name: 'Amina', country: 'KE', consent: 'true', member: 'alpha', versions, ...changes }),
          ...ticked.map((holder): [string, string] => ['optIn', holder]),
        ]).toString(),
      });
    const again = await (await send({ email: 'no' }, 'member', 'lead')).text();
    expect(again.match(/name="optIn"[^>]*checked/g)?.length).toBe(2);
    expect((await (await send({ email: 'no' }, 'lead')).text()).match(/name="optIn"[^>]*checked/g)?.length).toBe(1);
    expect((await send({ email: 'amina@example.org' }, 'member', 'lead')).status).toBe(202);
    expect((await contacts()).map(({ holder }) => holder)).toEqual(['lead', 'member/alpha']);
  });
});
