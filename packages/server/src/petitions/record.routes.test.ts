import { PublicMilestones, PublicPositions, type PositionsFile } from '@uncac-petition/shared';
import { expect, it } from 'vitest';
import { openApp } from '../../test/app.js';
import { exampleCampaign } from '../../test/campaign.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { applyCampaign } from '../campaign/index.js';

type Position = PositionsFile['positions'][number];

const position = (changes: Partial<Position>): Position => ({
  country: 'DZ',
  stance: 'unknown',
  ratified: null,
  pilot: null,
  supports: [],
  objectsTo: [],
  note: null,
  source: 'A note.',
  asOf: '2008-11-01',
  ...changes,
});
const ratified = position({ ratified: true, asOf: '2004-08-25', source: 'A register.' });
const reluctant = position({
  stance: 'reluctant',
  objectsTo: ['visits'],
  note: { en: 'Signed the paper.', fr: 'A signé le document.' },
  asOf: '2009-11-11',
  source: 'A newspaper.',
});

onBothDatabases('the public record', ({ open }) => {
  const setUp = async () => {
    const deps = testDeps(await open());
    // Not in the order of time: what counts is the date, not the line.
    const positions = [reluctant, ratified, position({ country: 'AR', pilot: true })];
    const milestones = exampleCampaign().milestones.map((one) =>
      one.milestone === 'doha'
        ? { ...one, source: 'A resolution.' }
        : { ...one, outcome: 'Talks.', source: 'A report.' },
    );
    const campaign = exampleCampaign({ positions, milestones });
    await applyCampaign(deps, campaign);
    const { app } = await openApp(deps);
    const at = (path: string) => app.request(`/v1/petitions/test-petition/${path}`);
    const listed = async (path: string) => PublicPositions.strict().parse(await (await at(path)).json()).positions;
    return { at, positions: listed };
  };

  it('shows one current position a government, in which known facts stay known', async () => {
    const { positions } = await setUp();
    const shown = await positions('positions?lang=fr');
    expect(shown.map(({ country }) => country)).toEqual(['AR', 'DZ']);
    expect(shown[1]).toEqual({
      country: 'DZ',
      stance: 'reluctant',
      ratified: true,
      pilot: null,
      supports: [],
      objectsTo: ['visits'],
      note: 'A signé le document.',
      source: 'A newspaper.',
      asOf: '2009-11-11',
    });
  });

  it('keeps the history of each, the newest first, as it was recorded', async () => {
    const { positions } = await setUp();
    expect((await positions('positions/dz')).map(({ asOf, ratified: known }) => [asOf, known])).toEqual([
      ['2009-11-11', null],
      ['2004-08-25', true],
    ]);
    expect(await positions('positions/KE')).toEqual([]);
  });

  it('shows the milestones in the language asked for', async () => {
    const { at } = await setUp();
    const { milestones } = PublicMilestones.strict().parse(await (await at('milestones?lang=fr')).json());
    expect(milestones.map(({ milestone, from, status }) => [milestone, from, status])).toEqual([
      ['doha', '2009-11-09', 'planned'],
      ['bali', '2008', 'held'],
    ]);
  });

  it('says where the outcome of each can be read', async () => {
    const { at } = await setUp();
    const { milestones } = PublicMilestones.parse(await (await at('milestones')).json());
    expect(milestones.map(({ source }) => source)).toEqual(['A resolution.', 'A report.']);
  });

  it('gives them as a calendar of whole days, in which a year is known of whole', async () => {
    const { at } = await setUp();
    const answer = await at('milestones.ics');
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const lines = (await answer.text()).split('\r\n');
    expect(lines.filter((line) => /^(UID|DTSTART|DTEND|SUMMARY)/.test(line))).toEqual([
      'UID:doha.test-petition@localhost',
      'DTSTART;VALUE=DATE:20091109',
      'DTEND;VALUE=DATE:20091110',
      'SUMMARY:Doha',
      'UID:bali.test-petition@localhost',
      'DTSTART;VALUE=DATE:20080101',
      'DTEND;VALUE=DATE:20090101',
      'SUMMARY:Bali',
    ]);
    expect(lines.slice(-2)).toEqual(['END:VCALENDAR', '']);
  });

  it('says in the calendar which steps are only planned, and who says so', async () => {
    const { at } = await setUp();
    const lines = (await (await at('milestones.ics')).text()).split('\r\n');
    expect(lines.filter((line) => /^(UID|DESCRIPTION|STATUS)/.test(line))).toEqual([
      'UID:doha.test-petition@localhost',
      'DESCRIPTION:(A resolution.)',
      'STATUS:TENTATIVE',
      'UID:bali.test-petition@localhost',
      'DESCRIPTION:Talks. (A report.)',
      'STATUS:CONFIRMED',
    ]);
  });

  it('may be kept by caches, and read from any page', async () => {
    const { at } = await setUp();
    for (const path of ['positions', 'positions/DZ', 'milestones', 'milestones.ics']) {
      const { status, headers } = await at(path);
      expect([path, status, headers.get('access-control-allow-origin')]).toEqual([path, 200, '*']);
      expect(headers.get('cache-control')).toMatch(/^public, max-age=/);
    }
  });

  it('is not found for what is no country, or no petition', async () => {
    const { at } = await setUp();
    expect((await at('positions/ZZ')).status).toBe(404);
    expect((await at('../another/positions')).status).toBe(404);
  });
});
