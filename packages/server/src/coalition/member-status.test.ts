import { beforeAll, expect, it } from 'vitest';
import { manualClock, testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition, testMember } from '../../test/petition.js';
import { runMemberCommand } from '../../test/run-commands.js';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { retireMember } from '../members/index.js';

const petition = 'test-petition';
const own = 'http://localhost:8787';

onBothDatabases('member status', ({ open }) => {
  let deps: Deps;
  beforeAll(async () => {
    deps = testDeps(await open(), { clock: manualClock(Date.UTC(2008, 10, 8, 0, 5)) });
    const members = ['busy', 'fresh', 'gone', 'never', 'quiet', 'signed-only'].map((member) => testMember(member));
    await putPetition(deps, { members });
    const seen = (member: string, origin: string, loaded_on: string | null, signed_on: string | null = null) => ({
      petition,
      member,
      origin,
      loaded_on,
      signed_on,
    });
    await transaction(deps.database, async (tx) => {
      const rows = [
        seen('busy', 'https://busy.example', '2008-10-01', '2008-09-30'),
        seen('busy', own, '2008-11-08', '2008-11-07'),
        seen('fresh', 'https://fresh.example', '2008-11-02'),
        seen('quiet', 'https://quiet.example', '2008-11-01', '2008-10-20'),
        seen('signed-only', 'null', null, '2008-11-03'),
        seen('gone', 'https://gone.example', '2008-11-08'),
      ];
      await tx.insertInto('sighting').values(rows).execute();
      await retireMember(tx, petition, 'gone', 1);
    });
  });

  it('says who is active, since when others are silent, and who was never seen', async () => {
    const { out } = await runMemberCommand(deps, ['status', '--petition', petition]);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => line.split(/ {2,}/)),
    ).toEqual([
      ['member', 'state', 'last loaded', 'last signed', 'on'],
      ['busy', 'active', '2008-11-08', '2008-11-07', `${own} https://busy.example`],
      ['fresh', 'active', '2008-11-02', '-', 'https://fresh.example'],
      ['never', 'never seen', '-', '-', '-'],
      ['quiet', 'silent since 2008-11-01', '2008-11-01', '2008-10-20', 'https://quiet.example'],
      ['signed-only', 'active', '-', '2008-11-03', 'null'],
    ]);
  });

  it('says that a petition is not there, or has no members', async () => {
    await expect(runMemberCommand(deps, ['status', '--petition', 'no-such'])).rejects.toThrow('There is no petition');
    const { petition: alone } = await putPetition(deps, { settings: { petition: 'alone' } });
    expect((await runMemberCommand(deps, ['status', '--petition', alone])).out).toBe('No member takes part.\n');
  });
});
