import { expect, it } from 'vitest';
import { openApp, signatureBody } from '../../test/app.js';
import { manualClock, testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition } from '../../test/petition.js';
import { recount } from '../tally/index.js';
import { expiredPending } from './expired-pending.js';

onBothDatabases('the purge of pending signatures', ({ open }) => {
  it('erases what was never confirmed once its link has expired, with its mail, and nothing else', async () => {
    const clock = manualClock();
    const deps = testDeps(await open(), { clock });
    const { petition } = await putPetition(deps);
    const { post, confirm } = await openApp(deps);
    const [confirmed, expired, fresh] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
    await post(petition, signatureBody('a@example.org'), { 'idempotency-key': confirmed });
    await post(petition, signatureBody('b@example.org'), { 'idempotency-key': expired });
    await confirm(confirmed);
    clock.advance(7 * 24 * 60 * 60 * 1000);
    await post(petition, signatureBody('c@example.org'), { 'idempotency-key': fresh });
    const what = 'pending signatures and their mails';
    expect(await expiredPending.forget(deps)).toEqual({ [what]: 0 });
    clock.advance(1);
    expect(await expiredPending.due(deps)).toEqual({ [what]: 1 });
    expect(await expiredPending.forget(deps)).toEqual({ [what]: 1 });
    const signatures = await deps.database.reads.selectFrom('signature').select('signature').execute();
    expect(signatures.map(({ signature }) => signature).toSorted()).toEqual([confirmed, fresh].toSorted());
    const jobs = await deps.database.reads.selectFrom('outbox').select('signature').execute();
    expect(jobs.map(({ signature }) => signature)).not.toContain(expired);
    expect((await confirm(expired)).status).toBe(404);
  });

  it('erases or counts, never both, while its clock is ahead of that of the server that confirms', async () => {
    const clock = manualClock();
    const deps = testDeps(await open(), { clock });
    const { petition } = await putPetition(deps);
    const { post, confirm, count } = await openApp(deps);
    const ids = Array.from({ length: 20 }, () => crypto.randomUUID());
    for (const id of ids) await post(petition, signatureBody(`${id}@example.org`), { 'idempotency-key': id });
    const ahead = { ...deps, clock: manualClock(clock.now() + 8 * 24 * 60 * 60 * 1000) };
    const [purged, ...pages] = await Promise.all([expiredPending.forget(ahead), ...ids.map((id) => confirm(id))]);
    const confirmed = pages.filter(({ status }) => status === 200).length;
    expect(purged).toEqual({ 'pending signatures and their mails': ids.length - confirmed });
    await count();
    const rows = await deps.database.reads.selectFrom('signature').select('status').execute();
    expect(rows).toEqual(Array.from({ length: confirmed }, () => ({ status: 'confirmed' })));
    expect(await recount(deps, petition)).toEqual([]);
  });
});
