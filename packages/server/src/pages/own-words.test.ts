import { readFileSync } from 'node:fs';
import type { CatalogueMessage } from '@uncac-petition/shared';
import { expect, it } from 'vitest';
import { openApp, signatureBody, tokenFor } from '../../test/app.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition } from '../../test/petition.js';
import { stopToken } from '../mail/stop-token.js';
import { composeSignatureMail } from './compose-signature-mail.js';

const english = JSON.parse(readFileSync(new URL('./locales/en.json', import.meta.url), 'utf8')) as Record<
  string,
  CatalogueMessage
>;
const marked = (message: CatalogueMessage): CatalogueMessage =>
  typeof message === 'string' ? `¤${message}` : { other: `¤${message.other}` };
const german = Object.fromEntries(Object.entries(english).map(([key, message]) => [key, marked(message)]));

onBothDatabases('a language that a campaign adds', ({ open }) => {
  const setUp = async () => {
    const deps = testDeps(await open());
    const { petition } = await putPetition(deps, {
      settings: { languages: ['en', 'de'] },
      catalogues: { de: { pages: german } },
    });
    const test = await openApp(deps);
    const signature = crypto.randomUUID();
    await test.post(petition, signatureBody('a@people.example', { lang: 'de-AT' }), { 'idempotency-key': signature });
    const link = async (purpose: 'confirm-link' | 'mine-link') =>
      `/${purpose.replace('-link', '')}/${await tokenFor(deps, purpose, signature)}`;
    const at = async (path: string, init?: RequestInit) => (await test.app.request(path, init)).text();
    return { ...test, petition, signature, link, at };
  };

  /** Every message is marked, so headings, paragraphs and buttons without a mark are the petition's own texts. */
  const expectGerman = (page: string) => {
    expect(page).toContain('<html lang="de" dir="ltr">');
    expect(page).toContain('<a class="skip" href="#main">¤');
    expect(page.match(/<button[^>]*>(?!¤)/g)).toBeNull();
  };

  it('is what the petition’s pages are written in', async () => {
    const { petition, at } = await setUp();
    for (const path of [`/p/${petition}`, `/p/${petition}/privacy`, `/p/${petition}/mine`])
      expectGerman(await at(`${path}?lang=de`));
    const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'x=1' };
    expectGerman(await at(`/p/${petition}?lang=de`, form));
    expectGerman(await at(`/p/${petition}/mine?lang=de`, form));
    expect(await at(`/embed/${petition}?lang=de`)).toMatch(/lang="de"[\s\S]*>¤/);
    expect(await at(`/p/${petition}?lang=en`)).not.toContain('¤');
  });

  it('is what the mail and the pages behind its links are written in', async () => {
    const { deps, petition, signature, link, at } = await setUp();
    const mail = await composeSignatureMail(deps, { petition, signature, signerKey: null, lang: null }, 'x');
    expect(mail?.text).toMatch(/^¤/);
    expect(mail?.html).toContain('<html lang="de" dir="ltr">');
    const stop = /\S+\/stop\/\S+/.exec(mail?.text ?? '')?.[0] ?? '';
    const token = stopToken(deps.keys, new Uint8Array(16));
    expectGerman(await at(stop.replace(/.*\/stop\/x/, `/stop/${token}`)));
    const [confirm, mine] = [await link('confirm-link'), await link('mine-link')];
    expectGerman(await at(confirm));
    expectGerman(await at(confirm, { method: 'POST' }));
    expectGerman(await at(mine));
    expectGerman(await at(mine, { method: 'POST' }));
  });
});
