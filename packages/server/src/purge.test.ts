import { expect, it } from 'vitest';
import { openApp, signatureBody } from '../test/app.js';
import { manualClock, testDeps } from '../test/deps.js';
import { onBothDatabases } from '../test/on-both-databases.js';
import { putPetition } from '../test/petition.js';
import { countDue, purge } from './purge.js';

const dayMs = 24 * 60 * 60 * 1000;

onBothDatabases('a purge', ({ open }) => {
  it('erases just what a dry run has counted, and nothing the second time', async () => {
    const clock = manualClock();
    const deps = testDeps(await open(), { clock });
    const { petition } = await putPetition(deps, {
      settings: { closesAt: new Date(clock.now() + dayMs).toISOString(), retentionDays: 2 },
    });
    const { post } = await openApp(deps);
    await post(petition, signatureBody('a@example.org'));
    clock.advance(3 * dayMs - 1);
    const none = await countDue(deps);
    expect(new Set(Object.values(none))).toEqual(new Set([0]));
    clock.advance(1);
    const due = await countDue(deps);
    expect(due).toMatchObject({ 'ended petitions': 1, 'signatures of ended petitions': 1 });
    expect(await countDue(deps)).toEqual(due);
    expect(await purge(deps)).toEqual(due);
    expect(await purge(deps)).toEqual(none);
  });
});
