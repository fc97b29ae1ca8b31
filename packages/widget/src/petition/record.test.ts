import type { Petition } from '@uncac-petition/shared';
import { expect } from 'chai';
import { violationsOf } from '../testing/axe.js';
import { json } from '../testing/fake-environment.js';
import {
  find,
  has,
  makeEnvironment,
  makePetition,
  makeTotals,
  place,
  settled,
  textOf,
  type,
  until,
} from '../testing/make.js';
import './uncac-petition.define.js';

const { governments } = makePetition();

/** Egypt's government is reluctant, Kenya's hesitant, Switzerland's has not ratified, and of all others nothing is known. */
const known: Petition['governments'] = {
  default: governments.default,
  countries: {
    EG: {
      ...governments.default,
      stance: 'reluctant',
      ratified: true,
      source: 'Daily News Egypt',
      asOf: '2009-11-11',
      ask: {
        ask: 'drop',
        version: 2,
        text: 'Drop the objections.',
        addressee: 'Ministry of Foreign Affairs',
        offer: 'Help for {country}.',
      },
    },
    KE: { ...governments.default, stance: 'hesitant', ratified: false, source: 'Workshop report', asOf: '2008-11' },
    CH: { ...governments.default, ratified: false, source: 'A register', asOf: '2009' },
  },
};

const step = (own: Partial<Petition['milestones'][number]>): Petition['milestones'][number] => ({
  milestone: 'doha',
  title: 'Conference of the States Parties',
  from: '2008-12-02',
  to: null,
  place: 'Doha',
  status: 'planned',
  outcome: null,
  source: null,
  ...own,
});

const choose = async (country: string, petition: Partial<Petition> = {}, lang = 'en') => {
  const element = await place('uncac-petition', makeEnvironment({ governments: known, lang, ...petition }), { lang });
  await until(() => has(element, '#country'));
  type(element, 'country', country);
  await settled(element);
  return element;
};

describe('<uncac-petition> shows the record', () => {
  beforeEach(() => void (document.documentElement.lang = 'en'));
  afterEach(() => {
    document.body.replaceChildren();
    document.documentElement.style.colorScheme = '';
  });

  describe('of the government of the chosen country:', () => {
    it('its stance in words, whether it has ratified, with source and date', async () => {
      const element = await choose('EG');
      expect(find(element, '[part=stance]').textContent).to.equal('Reluctant. It has ratified the Convention.');
      expect(find(element, '.note bdi').textContent).to.equal('Daily News Egypt');
      expect(find(element, '.note').textContent).to.include('Source: Daily News Egypt · November 11, 2009');
    });

    it('the ask with its addressee, and what is offered', async () => {
      const element = await choose('EG');
      expect(find(element, '.note').textContent)
        .to.include('Drop the objections.')
        .and.include('Ministry of Foreign Affairs');
      expect(find(element, '[part=offer]').textContent).to.equal('Help for Egypt.');
    });

    it('with no more of the date than is known', async () => {
      const element = await choose('KE');
      expect(find(element, '[part=stance]').textContent).to.equal(
        'Partly hesitant. It has not ratified the Convention.',
      );
      expect(find(element, '.note').textContent).to.include('Workshop report · November 2008');
    });

    it('whether it has ratified, with the source of that, where no stance is known', async () => {
      const element = await choose('CH');
      expect(find(element, '[part=stance]').textContent).to.equal('It has not ratified the Convention.');
      expect(find(element, '.note').textContent).to.include('Source: A register · 2009');
    });

    it('and says that nothing is known where nothing is', async () => {
      const element = await choose('DE');
      expect(find(element, '[part=stance]').textContent).to.equal('Not known.');
      expect(has(element, '[part=offer]')).to.equal(false);
      expect(find(element, '.note').textContent).to.include('Germany: adopt the mechanism.');
    });

    for (const scheme of ['light', 'dark'])
      it(`accessibly, from right to left, in ${scheme} colours`, async () => {
        document.documentElement.style.colorScheme = scheme;
        const element = await choose('EG', { milestones: [step({})] }, 'ar');
        await until(() => find(element, '.frame').dir === 'rtl');
        expect(find(element, '[part=stance]').textContent).to.include('متحفظ');
        expect(await violationsOf(element)).to.deep.equal([]);
      });
  });

  describe('of the milestones:', () => {
    const milestoneOf = async (milestones: Petition['milestones'], lang = 'en') => {
      const element = await place('uncac-petition', makeEnvironment({ milestones, lang }), { lang });
      await until(() => has(element, '.frame'));
      return element;
    };

    it('the next one, how far off it is, and a calendar of all', async () => {
      const element = await milestoneOf([step({ to: '2008-12-06' }), step({ from: '2008-11-01', status: 'held' })]);
      expect(find(element, '[part=milestone]').textContent)
        .to.include('Next step, in 12 days:')
        .and.include('Conference of the States Parties · Doha · December 2 – 6, 2008');
      expect(find<HTMLAnchorElement>(element, '[part=milestone] a').href).to.equal(
        'https://petition.example/v1/petitions/review/milestones.ics?lang=en',
      );
    });

    it('in the language of the page', async () => {
      const element = await milestoneOf([step({})], 'fr');
      await until(() => textOf(element).includes('Prochaine'));
      expect(find(element, '[part=milestone]').textContent).to.include('dans 12 jours').and.include('2 décembre 2008');
    });

    it('the last one that was held with its outcome, once there is no next one', async () => {
      const element = await milestoneOf([
        step({ from: '2008-09', status: 'held', title: 'First meeting', outcome: 'No decision.' }),
        step({
          from: '2008-10-30',
          status: 'held',
          title: 'Second meeting',
          outcome: 'Adopted.',
          source: 'Resolution',
        }),
        step({ from: '2008-11-10' }),
        step({ from: '2008-12-01', status: 'cancelled' }),
      ]);
      expect(find(element, '[part=milestone]').textContent)
        .to.include('Last step, 21 days ago:')
        .and.include('Second meeting')
        .and.include('Adopted.')
        .and.include('Source: Resolution');
    });

    it('none where there is none', async () => {
      expect(has(await milestoneOf([]), '[part=milestone]')).to.equal(false);
    });
  });

  it('of the demands: what became of each, and who says so', async () => {
    const element = await place(
      'uncac-petition',
      makeEnvironment({
        demands: [{ demand: 'visits', title: 'Visits', text: 'On site.', outcome: 'partly', source: 'Resolution 3/1' }],
      }),
    );
    expect(find(element, '[part=demands]').textContent).to.include('Partly met').and.include('Source: Resolution 3/1');
  });

  for (const status of ['closed', 'delivered'] as const)
    it(`of what goes on once it is ${status}`, async () => {
      const environment = makeEnvironment({
        status,
        successor: { name: 'The civil society review', url: 'https://review.example/' },
      }).on('/totals', () => json(makeTotals(412, { status })));
      const element = await place('uncac-petition', environment);
      const link = find<HTMLAnchorElement>(element, '[part=status] a');
      expect([link.textContent, link.href]).to.deep.equal(['The civil society review', 'https://review.example/']);
      expect(await violationsOf(element)).to.deep.equal([]);
    });
});
