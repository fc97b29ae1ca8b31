import type { Campaign } from '@uncac-petition/shared';
import { expect, it } from 'vitest';
import { openApp } from '../../test/app.js';
import { exampleCampaign } from '../../test/campaign.js';
import { manualClock, testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { reluctantPosition, testTexts } from '../../test/petition.js';
import { applyCampaign } from '../campaign/index.js';

type Milestone = Campaign['milestones'][number];

const milestone = (changes: Partial<Milestone>): Milestone => ({
  milestone: 'doha',
  title: 'Conference',
  from: '2009-11-09',
  to: null,
  place: null,
  status: 'planned',
  outcome: null,
  source: null,
  ...changes,
});

onBothDatabases('the hosted page', ({ open }) => {
  const shown = async (changes: Parameters<typeof exampleCampaign>[0], at = '2008-11-01', lang = 'en') => {
    const deps = testDeps(await open(), { clock: manualClock(Date.parse(at)) });
    await applyCampaign(deps, exampleCampaign(changes));
    const { app } = await openApp(deps);
    const page = await (await app.request(`/p/test-petition?lang=${lang}`)).text();
    return page.replace(/\s+/g, ' ');
  };

  it('says what has come of each demand, and where that can be read', async () => {
    const page = await shown({
      petition: { demands: [{ demand: 'visits', outcome: 'partly', source: 'Resolution <3/1>' }] },
    });
    expect(page).toMatch(/Visits<\/strong>.*Partly met<\/b> <small>Source: Resolution &lt;3\/1&gt;<\/small>/);
    expect(await shown({})).not.toContain('class="outcome');
  });

  it.each([
    ['closed', true],
    ['delivered', true],
    ['paused', false],
    ['open', false],
  ] as const)('that is %s points to what goes on: %s', async (status, points) => {
    const successor = { name: { en: 'Our own review', fr: 'Notre examen' }, url: 'https://review.example/' };
    const page = await shown({ petition: { status, successor } }, '2008-11-01', 'fr');
    expect(page.includes('<a href="https://review.example/">Notre examen</a>')).toBe(points);
  });

  it.each([
    ['2009-10-28', '2009-11-09', '2009-11-13', 'November 9 – 13, 2009 · in 12 days'],
    ['2009-11-08', '2009-11-09', null, 'November 9, 2009 · tomorrow'],
    ['2009-11-13T23:59:59Z', '2009-11-09', '2009-11-13', 'November 9 – 13, 2009 · under way now'],
    ['2008-11-01', '2009-11-09', null, 'November 9, 2009 · in 12 months'],
    ['2008-11-01', '2008-12', null, 'December 2008 · next month'],
    ['2008-11-01', '2009', null, '2009 · next year'],
  ])('on %s says of what is planned for %s to %s: %s', async (now, from, to, says) => {
    const page = await shown({ milestones: [milestone({ from, to, place: 'Doha', source: 'A note' })] }, now);
    expect(page.replaceAll(/[\u2009\u202f\u00a0]/g, ' ')).toMatch(
      new RegExp(`The next step</h2> <p> <strong>Conference</strong>, Doha<br /> ${says} </p>.*Source: A note`),
    );
    expect(page).toContain('href="/v1/petitions/test-petition/milestones.ics?lang=en"');
  });

  it('shows the next of several steps, not one that has passed or was cancelled', async () => {
    const milestones = [
      milestone({ milestone: 'later', title: 'Later', from: '2010' }),
      milestone({ milestone: 'next', title: 'Next', from: '2009-12' }),
      milestone({ milestone: 'cancelled', title: 'Cancelled', from: '2009-11-20', status: 'cancelled' }),
      milestone({ milestone: 'past', title: 'Past', from: '2009-10' }),
    ];
    const page = await shown({ milestones }, '2009-11-01');
    expect(page).toContain('<strong>Next</strong>');
    expect(page).not.toMatch(/Later|Cancelled|Past/);
  });

  it('shows what came of the last step when none is ahead', async () => {
    const held = {
      status: 'held',
      outcome: { en: 'A mechanism.', fr: 'Un mécanisme.' },
      source: 'Resolution 3/1',
    } as const;
    const milestones = [
      milestone(held),
      milestone({ milestone: 'before', from: '2008-01', ...held, outcome: 'Talks.' }),
    ];
    const page = await shown({ milestones }, '2026-01-01', 'fr');
    expect(page).toMatch(/Ce qui en est sorti<\/h2>.*9 novembre 2009 <\/p> <p>Un mécanisme\.<\/p>.*Resolution 3\/1/);
    expect(page).not.toContain('Talks');
    expect(await shown({ milestones: [] })).not.toContain('milestones.ics');
  });

  it('lists what each government is asked and where it stands, with source and day, and what any other is', async () => {
    const asks = { ...testTexts.asks, ratify: { text: '{country}: ratify.', offer: 'We help.' } };
    const texts = { ...testTexts, asks };
    const positions = [
      { ...reluctantPosition('EG'), ratified: false, source: 'A <newspaper>' },
      { ...reluctantPosition('KE'), stance: 'unknown' as const },
      { ...reluctantPosition('CH'), stance: 'unknown' as const, ratified: false, source: 'A register' },
    ];
    const page = await shown({ positions, texts: { en: texts, fr: texts } });
    expect(page).toContain(
      '<li> <b>Reluctant</b> <b>Not ratified</b> Egypt: ratify. We help. <small>Source: A &lt;newspaper&gt; (October 1, 2008)</small> </li>',
    );
    expect(page).toContain(
      '<li> <b>Not ratified</b> Switzerland: ratify. We help. <small>Source: A register (October 1, 2008)</small> </li>',
    );
    expect(page).toContain('Every other country: support it.');
    expect(page).not.toContain('Kenya: support it.');
  });

  it('names no source for an ask, where nothing is said of where the government stands', async () => {
    const positions = [{ ...reluctantPosition('KE'), stance: 'unknown' as const, ratified: true }];
    const asks = [{ ask: 'ratify', when: { country: 'KE' } }, { ask: 'support' }];
    expect(await shown({ positions, petition: { asks } })).toContain('<li> Kenya: ratify. </li>');
  });
});
