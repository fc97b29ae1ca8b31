import { expect, it } from 'vitest';
import { demoRecipient, exampleCampaign } from '../../test/campaign.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { testMember } from '../../test/petition.js';
import { addSignatures } from '../../test/signatures.js';
import { applyCampaign } from './apply-campaign.js';
import { findCampaign } from './export-campaign.js';

const many = 500;
const names = Array.from({ length: many }, (_, place) => `member-${place}`);
const logo = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');

onBothDatabases('A coalition of hundreds', ({ open }) => {
  it('is applied, changed, applied again, and cut to half of it', async () => {
    const deps = testDeps(await open());
    const members = names.map((member, place) =>
      testMember(member, {
        parent: place === 0 ? null : `member-${Math.floor(place / 10)}`,
        logo: `logos/${member}.svg`,
      }),
    );
    const logos = Object.fromEntries(members.map(({ logo: file }) => [file ?? '', logo]));
    const apply = (some = members) => applyCampaign(deps, exampleCampaign({ members: some, logos }));

    const added = await apply();
    expect(added.filter((line) => line.startsWith('+ member'))).toHaveLength(many);
    expect(added.filter((line) => line.startsWith('+ logo'))).toHaveLength(many);
    expect(await apply()).toEqual([]);

    const renamed = members.map((member) => ({ ...member, name: `${member.name}, renamed` }));
    expect(await apply(renamed)).toEqual(names.map((name) => `~ member ${name}`));
    expect(await apply(renamed)).toEqual([]);

    const signed = names.slice(0, 10).map((member) => ({ member }));
    await addSignatures(deps, 'test-petition', [(await demoRecipient()).recipient], signed);
    const left = await apply(renamed.slice(many / 2));
    expect(left.filter((line) => line.endsWith('(retired: it has signatures)'))).toHaveLength(10);
    expect(left.filter((line) => line.startsWith('- member'))).toHaveLength(many / 2 - 10);
    expect((await findCampaign(deps, 'test-petition')).members).toHaveLength(many / 2);
  });
});
