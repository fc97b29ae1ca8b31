import { expect } from 'chai';
import { violationsOf } from '../testing/axe.js';
import { json } from '../testing/fake-environment.js';
import { find, has, makeEnvironment, makeTotals, place, settled, textOf, until } from '../testing/make.js';
import './uncac-totals.define.js';

const many = makeTotals(4321, {
  countries: ['KE', 'DE', 'FR', 'NG', 'AR', 'IN', 'FI', 'BR', 'ES', 'MA'].map((country, index) => ({
    country,
    count: 1000 - index * 50,
  })),
  withheld: { countries: { places: 7, count: 38 }, members: { places: 0, count: 0 } },
  goals: [
    { scope: 'total', target: 10_000, reached: false },
    { scope: 'FI', target: 2000, reached: false },
  ],
});

describe('<uncac-totals>', () => {
  beforeEach(() => void (document.documentElement.lang = 'en'));
  afterEach(() => document.body.replaceChildren());

  it('is accessible', async () => {
    const element = await place(
      'uncac-totals',
      makeEnvironment().on('/totals', () => json(many)),
    );
    expect(await violationsOf(element)).to.deep.equal([]);
  });

  it('shows the total, goals, the first countries, the others on demand, and what is withheld', async () => {
    const element = await place(
      'uncac-totals',
      makeEnvironment().on('/totals', () => json(many)),
    );
    expect(find(element, '.total').textContent).to.equal('4,321');
    expect(textOf(element))
      .to.include('5,679 more to reach 10,000')
      .and.include('700 of 2,000')
      .and.include('38 more signatures from 7 countries');
    expect(find(element, '[part=countries]').children).to.have.length(8);
    expect(find(element, 'details').textContent).to.include('Show 2 more countries').and.include('Morocco');
  });

  describe('with kinds counted apart', () => {
    const kinds = makeTotals(12_737, {
      signatures: { total: 12_737, individual: 12_340, organisation: 356, parliamentarian: 41 },
      kindCountries: { organisation: 95, parliamentarian: 12 },
      goals: [{ scope: 'countries', above: 100, target: 30, reached: false }],
      countries: ['KE', 'DE', 'FR'].map((country, index) => ({ country, count: 150 - 50 * index })),
    });
    const withKinds = (lang: string) =>
      place(
        'uncac-totals',
        makeEnvironment()
          .on('/totals', () => json(kinds))
          .on(`/locales/${lang}.json`, () => fetch(new URL(`../locales/${lang}.json`, import.meta.url))),
        { lang },
      );

    it('names each', async () => {
      const element = await withKinds('en');
      expect(find(element, '[part=kinds]').textContent).to.equal(
        '12,340 people, 356 organisations in 95 countries, 41 parliamentarians',
      );
    });

    for (const [lang, said] of [
      ['fr', '12 340 personnes, 356 organisations dans 95 pays, 41 parlementaires'],
      ['ru', '12 340 человек, 356 организаций в 95 странах, 41 парламентарий'],
      ['zh', '12,340人、356个组织 （遍及95个国家）、41名议员'],
    ] as const)
      it(`names each as is done in ${lang}`, async () => {
        const element = await withKinds(lang);
        await until(() => has(element, `.frame[lang=${lang}]`));
        expect(find(element, '[part=kinds]').textContent?.replace(/\s/g, ' ')).to.equal(said);
      });

    it('names none while only people have signed', async () => {
      const element = await place('uncac-totals', makeEnvironment());
      expect(has(element, '[part=kinds]')).to.equal(false);
    });

    it('shows how many countries have come so far as a goal wants', async () => {
      const element = await withKinds('en');
      expect(textOf(element)).to.include('Countries with at least 100 signatures').and.include('2 of 30');
    });
  });

  describe('of a member', () => {
    const ofMember = (member: string) =>
      place(
        'uncac-totals',
        makeEnvironment().on('/totals', () =>
          json(
            makeTotals(412, {
              members: [{ member: 'chapter', count: 120 }],
              rollups: [{ member: 'union', count: 150 }],
            }),
          ),
        ),
        { member },
      );

    it('shows its own count', async () => {
      const element = await ofMember('chapter');
      expect(find(element, '[part=member]').textContent).to.include('Signatures through this page: 120');
      expect(await violationsOf(element)).to.deep.equal([]);
    });

    it('shows it together with that of its chapters, and why its own does not show', async () => {
      const element = await ofMember('union');
      expect(find(element, '[part=member]').textContent)
        .to.include('With its chapters: 150')
        .and.include('shows once there are more of them');
    });

    it('says that it shows later where there are few', async () => {
      const element = await ofMember('new');
      expect(find(element, '[part=member]').textContent).to.include('shows once there are more of them');
    });
  });

  it('speaks its own language', async () => {
    const element = await place(
      'uncac-totals',
      makeEnvironment().on('/totals', () => json(many)),
      { lang: 'ar' },
    );
    await until(() => has(element, '.frame[dir=rtl]'));
    expect(find(element, '.frame').lang).to.equal('ar');
    expect(textOf(element)).to.include('التوقيعات حتى الآن').and.include('كينيا');
  });

  it('keeps its fallback until there are totals', async () => {
    const element = await place(
      'uncac-totals',
      makeEnvironment().on('/totals', () => json({}, 500)),
    );
    expect(element.querySelector('a')?.getBoundingClientRect().height).to.be.greaterThan(0);
  });

  it('is live', async () => {
    const environment = makeEnvironment();
    const element = await place('uncac-totals', environment);
    environment.streams[0]?.say(makeTotals(413));
    await settled(element);
    expect(find(element, '.total').textContent).to.equal('413');
  });
});
