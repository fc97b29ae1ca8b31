import { paths } from '@uncac-petition/shared';
import { expect, it } from 'vitest';
import { openApp, signatureBody, tokenFor } from '../../test/app.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition } from '../../test/petition.js';
import { suppress } from '../mail/suppress.js';

const address = 'amina@example.org';

onBothDatabases('whether an address has signed', ({ open }) => {
  const setUp = async () => {
    const deps = testDeps(await open());
    const { petition } = await putPetition(deps);
    const test = await openApp(deps);
    const sign = async (): Promise<string> => {
      const signature = crypto.randomUUID();
      await test.post(petition, signatureBody(address), { 'idempotency-key': signature });
      return signature;
    };
    const confirmed = async (): Promise<string> => {
      const signature = await sign();
      await test.confirm(signature);
      return signature;
    };
    const withdrawn = async (): Promise<void> => {
      const path = paths.mine(await tokenFor(deps, 'mine-link', await confirmed()));
      await test.app.request(path, { method: 'POST', body: new URLSearchParams({ action: 'withdraw' }) });
    };
    const suppressed = () => suppress(deps, [{ what: 'address', text: address }]);
    const states = { new: async () => {}, pending: sign, confirmed, withdrawn, suppressed };

    const form = (path: string, fields: Record<string, string>) =>
      test.app.request(path, { method: 'POST', body: new URLSearchParams(fields) });
    const ways = {
      'the form of the widget': () => test.post(petition, signatureBody(address)),
      'the hosted form': () =>
        form(paths.page(petition), { name: 'Amina', email: address, country: 'KE', consent: 'true' }),
      'the form that mails a link': () =>
        form(paths.mineByMail(petition), { email: address, formToken: test.deps.admissions.formToken(petition) }),
    };
    const statusOf = async () =>
      (await deps.database.reads.selectFrom('signature').select('status').execute()).map(({ status }) => status);
    return { states, ways, statusOf };
  };
  type SetUp = Awaited<ReturnType<typeof setUp>>;

  const rows = { new: [], suppressed: [], pending: ['pending'], confirmed: ['confirmed'], withdrawn: ['withdrawn'] };

  /** All that somebody sees who asks. */
  const seen = async (answer: Response) => ({
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: await answer.text(),
  });
  const answerTo = async (way: keyof SetUp['ways'], state: keyof SetUp['states']) => {
    const { states, ways, statusOf } = await setUp();
    await states[state]();
    expect(await statusOf()).toEqual(rows[state]);
    return seen(await ways[way]());
  };

  it.each(['the form of the widget', 'the hosted form', 'the form that mails a link'] as const)(
    'is not told by the answer to %s',
    async (way) => {
      const unknown = await answerTo(way, 'new');
      expect(unknown.status).toBe(202);
      for (const state of ['pending', 'confirmed', 'withdrawn', 'suppressed'] as const)
        expect(await answerTo(way, state), state).toEqual(unknown);
    },
  );
});
