import { PublicMembers } from '@uncac-petition/shared';
import { expect, it } from 'vitest';
import { openApp } from '../../test/app.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition, testMember } from '../../test/petition.js';
import { transaction } from '../db/transaction.js';
import { retireMember } from '../members/index.js';

onBothDatabases('the members of a coalition', ({ open }) => {
  it('are who takes part, and nothing that only the coalition knows', async () => {
    const deps = testDeps(await open());
    const members = [testMember('beta'), testMember('alpha', { name: 'Alpha', country: null }), testMember('gone')];
    const { petition } = await putPetition(deps, { members });
    await transaction(deps.database, (tx) => retireMember(tx, petition, 'gone', 1));
    const { app } = await openApp(deps);
    const answer = await app.request(`/v1/petitions/${petition}/members`);
    expect(answer.headers.get('cache-control')).toMatch(/^public, max-age=\d+/);
    const body = PublicMembers.extend({})
      .strict()
      .parse(await answer.json());
    expect(body.members.map(({ member }) => member)).toEqual(['alpha', 'beta']);
    expect(body.members[0]).toEqual({ member: 'alpha', name: 'Alpha', kind: expect.any(String), country: null });
    expect((await app.request('/v1/petitions/none/members')).status).toBe(404);
  });
});
