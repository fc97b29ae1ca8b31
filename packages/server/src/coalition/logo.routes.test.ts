import { expect, it } from 'vitest';
import { openApp } from '../../test/app.js';
import { exampleCampaign, writeCampaign } from '../../test/campaign.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { testMember } from '../../test/petition.js';
import { findCampaign, writeCampaignFiles } from '../campaign/export-campaign.js';
import { applyCampaign, readCampaign } from '../campaign/index.js';

const picture = (colour: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><path fill="${colour}" d="M0 0h9v9z"/></svg>`);
const png = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const path = (member: string) => `/v1/petitions/test-petition/members/${member}/logo`;

onBothDatabases('the logo of a member', ({ open }) => {
  const members = [
    testMember('alpha', { logo: 'logos/alpha.svg' }),
    testMember('beta', { logo: 'logos/shared.png' }),
    testMember('gamma', { logo: 'logos/shared.png' }),
    testMember('plain'),
  ];
  const logos = { 'logos/alpha.svg': picture('red'), 'logos/shared.png': png };
  const setUp = async () => {
    const deps = testDeps(await open());
    const apply = (changes: Parameters<typeof exampleCampaign>[0] = {}) =>
      applyCampaign(deps, exampleCampaign({ members, logos, ...changes }));
    const applied = await apply();
    return { deps, apply, applied, test: await openApp(deps) };
  };

  it('is taken from the campaign, and changes and goes with it', async () => {
    const { deps, apply, applied } = await setUp();
    const added = ['alpha', 'beta', 'gamma'].map((member) => `+ logo of member ${member}`);
    expect(applied.filter((line) => line.includes('logo'))).toEqual(added);
    expect(await apply()).toEqual([]);
    expect(await apply({ logos: { ...logos, 'logos/alpha.svg': picture('blue') } })).toEqual([
      '~ logo of member alpha',
    ]);
    const without = members.filter(({ member }) => member !== 'gamma').map((one) => ({ ...one, logo: null }));
    expect(await apply({ members: without })).toEqual([
      '~ member alpha',
      '~ member beta',
      '- member gamma',
      '- logo of member alpha',
      '- logo of member beta',
    ]);
    expect(await deps.database.reads.selectFrom('member_logo').selectAll().execute()).toEqual([]);
  });

  it('is written back to where it was', async () => {
    const { deps } = await setUp();
    const folder = writeCampaign();
    const names = writeCampaignFiles(folder, await findCampaign(deps, 'test-petition'));
    expect(names).toEqual(expect.arrayContaining(['members.yaml', 'logos/alpha.svg', 'logos/shared.png']));
    expect(readCampaign(folder)).toEqual(exampleCampaign({ members, logos }));
  });

  it('is shown to every page, kept for a while, and can do nothing', async () => {
    const { test } = await setUp();
    const answer = await test.app.request(path('alpha'));
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(picture('red'));
    const headers = Object.fromEntries(answer.headers);
    expect(headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': expect.stringMatching(/^public, max-age=\d+/),
    });
    const again = await test.app.request(path('alpha'), { headers: { 'if-none-match': headers['etag'] ?? '' } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await test.app.request(path('beta'))).headers.get('content-type')).toBe('image/png');
  });

  it.each(['plain', 'no-such'])('is not there for %s', async (member) => {
    const { test } = await setUp();
    expect((await test.app.request(path(member))).status).toBe(404);
  });

  it('is not shown of a member that has left', async () => {
    const { deps, apply } = await setUp();
    await apply({ members: members.slice(1) });
    const { app } = await openApp(deps);
    expect((await app.request(path('alpha'))).status).toBe(404);
    expect((await app.request(path('beta'))).status).toBe(200);
  });
});
