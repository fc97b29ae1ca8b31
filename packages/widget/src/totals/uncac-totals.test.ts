import { expect } from 'chai';
import { violationsOf } from '../testing/axe.js';
import { json } from '../testing/fake-environment.js';
import { find, makeEnvironment, makeTotals, place, settled, textOf, until } from '../testing/make.js';
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

  it('speaks its own language', async () => {
    const element = await place(
      'uncac-totals',
      makeEnvironment().on('/totals', () => json(many)),
      { lang: 'ar' },
    );
    await until(() => find(element, '.frame').dir === 'rtl');
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
