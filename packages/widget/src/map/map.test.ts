import type { PublicPosition } from '@uncac-petition/shared';
import { expect } from 'chai';
import { violationsOf } from '../testing/axe.js';
import { json } from '../testing/fake-environment.js';
import { find, has, makeEnvironment, makeTotals, place, settled, textOf, until } from '../testing/make.js';
import '../totals/uncac-totals.define.js';
import type { UncacTotals } from '../totals/uncac-totals.js';
import { dots, size } from './shapes.js';

const totals = makeTotals(1600, {
  countries: [
    { country: 'KE', count: 1000 },
    { country: 'EG', count: 150 },
    { country: 'MT', count: 12 },
    { country: 'AQ', count: 3 },
  ],
  withheld: { countries: { places: 7, count: 38 }, members: { places: 0, count: 0 } },
});

const position = (country: string, stance: PublicPosition['stance'], asOf: string): PublicPosition => ({
  country,
  stance,
  asOf,
  ratified: null,
  pilot: null,
  supports: [],
  objectsTo: [],
  note: null,
  source: `Minutes, ${country}`,
});

const positions = [
  position('EG', 'reluctant', '2008-10-14'),
  position('DE', 'hesitant', '2008-11'),
  position('FI', 'open', '2008'),
  position('AF', 'unknown', '2008-08-25'),
  position('AR', 'open', '2008-08-25'),
];

const environmentOf = (sums: unknown = totals) =>
  makeEnvironment()
    .on('/totals', () => json(sums))
    .on('/positions', () => json({ positions }));

const placeMap = async (attributes: Record<string, string> = {}, environment = environmentOf()) => {
  const element = await place('uncac-totals', environment, { view: 'map', ...attributes });
  await until(() => has(element, '.chart'));
  await settled(element);
  return element;
};

const country = (element: UncacTotals, code: string) => find(element, `.chart [data-country=${code}]`);
const captionOf = (element: UncacTotals) =>
  find(element, '.caption')
    .innerText.replace(/[\u2068\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
const focused = (element: UncacTotals) => {
  const active = element.shadowRoot?.activeElement;
  return active instanceof SVGElement ? active.dataset['country'] : active?.localName;
};

const press = async (element: UncacTotals, ...keys: string[]) => {
  for (const key of keys) {
    element.shadowRoot?.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
    );
    await settled(element);
  }
};

describe('<uncac-totals view="map">', () => {
  beforeEach(() => void (document.documentElement.lang = 'en'));
  afterEach(() => {
    document.documentElement.style.colorScheme = '';
    document.body.style.background = '';
    document.body.replaceChildren();
  });

  for (const scheme of ['light', 'dark'])
    for (const shade of ['signatures', 'stance'])
      it(`is accessible, in ${scheme} colours, shaded by ${shade}`, async () => {
        document.documentElement.style.colorScheme = scheme;
        const element = await placeMap({ shade });
        find(element, 'details').setAttribute('open', '');
        country(element, 'EG').focus();
        await settled(element);
        expect(await violationsOf(element)).to.deep.equal([]);
      });

  it('shades countries by their signatures and says in its key what that means', async () => {
    const element = await placeMap();
    const shadeOf = (code: string) => country(element, code).firstElementChild?.getAttribute('class');
    expect(shadeOf('KE')).to.equal('step-5');
    expect(shadeOf('EG')).to.equal('step-4');
    expect(shadeOf('MT')).to.equal('dot step-2');
    expect(shadeOf('FI')).to.equal('step-none');
    expect([...find(element, '.key').children].map((entry) => entry.textContent?.trim())).to.deep.equal([
      '1 to 4',
      '5 to 19',
      '20 to 49',
      '50 to 199',
      '200 and more',
      'No number shown',
    ]);
  });

  it('shades them by the stance of their governments, with a pattern beside the colour', async () => {
    const element = await placeMap({ shade: 'stance' });
    const fillOf = (code: string) => country(element, code).firstElementChild?.getAttribute('fill');
    const shadeOf = (code: string) => country(element, code).firstElementChild?.getAttribute('class');
    expect(shadeOf('FI')).to.equal('stance-open');
    expect(shadeOf('AF')).to.equal('stance-unknown');
    expect([fillOf('EG'), fillOf('DE')]).to.deep.equal(['url(#stance-reluctant)', 'url(#stance-hesitant)']);
    expect(find(element, '#stance-reluctant').localName).to.equal('pattern');
  });

  it('fetches positions only to shade by them', async () => {
    const environment = environmentOf();
    const element = await placeMap({}, environment);
    expect(environment.sent('/positions')).to.have.length(0);
    element.shade = 'stance';
    await settled(element);
    expect(environment.sent('/positions')).to.have.length(1);
    expect(environment.sent('/positions')[0]?.url.searchParams.get('lang')).to.equal('en');
  });

  it('says that positions are missing, and asks for them again', async () => {
    let answer = json({}, 500);
    const environment = environmentOf().on('/positions', () => answer);
    const element = await placeMap({ shade: 'stance' }, environment);
    expect(textOf(element)).to.include('The stances could not be loaded.');
    answer = json({ positions });
    await environment.pass(20);
    await settled(element);
    expect(textOf(element)).not.to.include('could not be loaded');
    expect(country(element, 'EG').getAttribute('aria-label')).to.include('Reluctant');
  });

  it('has the same data as a table, with what has no place on the map', async () => {
    const element = await placeMap();
    const rows = [...element.renderRoot.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    expect(rows).to.deep.equal([
      ['Kenya', '1,000'],
      ['Egypt', '150'],
      ['Malta', '12'],
      ['Antarctica', '3'],
    ]);
    expect(textOf(element)).to.include('38 more signatures from 7 countries');
    const headers = [...element.renderRoot.querySelectorAll('tr:first-child th')].map((header) => [
      header.getAttribute('scope'),
      header.textContent,
    ]);
    expect(headers).to.deep.equal([
      ['col', 'Country'],
      ['col', 'Signatures'],
      ['row', 'Kenya'],
    ]);
    expect(find(element, 'caption').textContent?.trim()).to.equal('Signatures by country');
  });

  it('has stances with their sources in the table, in the order of the stances', async () => {
    const element = await placeMap({ shade: 'stance' });
    const rows = [...element.renderRoot.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    expect(rows).to.deep.equal([
      ['Argentina', 'Open', '–', 'Minutes, AR (August 25, 2008)'],
      ['Finland', 'Open', '–', 'Minutes, FI (2008)'],
      ['Germany', 'Partly hesitant', '–', 'Minutes, DE (November 2008)'],
      ['Egypt', 'Reluctant', '150', 'Minutes, EG (October 14, 2008)'],
    ]);
  });

  it('is one stop of the Tab key, from which keys lead through the countries of the table', async () => {
    const element = await placeMap();
    const stops = [...element.renderRoot.querySelectorAll('.chart [tabindex="0"]')];
    expect(stops.map((stop) => (stop as SVGElement).dataset['country'])).to.deep.equal(['KE']);
    country(element, 'KE').focus();
    await settled(element);
    const walk: unknown[] = [];
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowLeft', 'Home', 'End', 'ArrowUp', 'k', 'Home']) {
      await press(element, key);
      walk.push(focused(element));
    }
    expect(walk).to.deep.equal(['EG', 'MT', 'MT', 'EG', 'KE', 'MT', 'EG', 'KE', 'KE']);
    expect([...element.renderRoot.querySelectorAll('.chart [tabindex="0"]')]).to.have.length(1);
  });

  it('tells each country by name, number and its place among the others', async () => {
    const element = await placeMap();
    const option = country(element, 'EG');
    expect(option.getAttribute('aria-label')).to.equal('Egypt: 150 signatures');
    expect([option.getAttribute('aria-posinset'), option.getAttribute('aria-setsize')]).to.deep.equal(['2', '3']);
    option.focus();
    await settled(element);
    expect(option.getAttribute('aria-selected')).to.equal('true');
    expect(captionOf(element)).to.equal('Egypt 150 signatures');
  });

  it('says number, stance and source of a country in the caption', async () => {
    const element = await placeMap({ shade: 'stance' });
    country(element, 'EG').focus();
    await settled(element);
    expect(captionOf(element)).to.equal(
      'Egypt Stance of the government: Reluctant 150 signatures Source: Minutes, EG (October 14, 2008)',
    );
  });

  it('lets Escape leave it, to the table', async () => {
    const element = await placeMap();
    country(element, 'KE').focus();
    await press(element, 'Escape');
    expect(focused(element)).to.equal('summary');
    expect(captionOf(element)).to.include('Point at a country');
  });

  it('says under the pointer what is known, also that nothing is', async () => {
    const element = await placeMap();
    const point = async (code: string) => {
      country(element, code).dispatchEvent(new PointerEvent('pointermove', { bubbles: true, composed: true }));
      await settled(element);
    };
    await point('KE');
    expect(captionOf(element)).to.equal('Kenya 1,000 signatures');
    await point('FI');
    expect(captionOf(element)).to.equal('Finland No number shown');
    find(element, '.chart').dispatchEvent(new PointerEvent('pointerleave'));
    await settled(element);
    expect(captionOf(element)).to.include('Point at a country');
  });

  it('takes a tap beside a dot in the sea for the dot', async () => {
    const element = await placeMap();
    const chart = find(element, '.chart');
    const { left, top, width } = chart.getBoundingClientRect();
    const [x = 0, y = 0] = dots['MT'] ?? [];
    const unit = width / size.width;
    const tap = async (away: number) => {
      const at = { clientX: left + x * unit + away, clientY: top + y * unit };
      find(element, '.chart svg').dispatchEvent(new MouseEvent('click', { ...at, bubbles: true, composed: true }));
      await settled(element);
    };
    await tap(11);
    expect(captionOf(element)).to.equal('Malta 12 signatures');
    await tap(14);
    expect(captionOf(element)).to.include('Point at a country');
  });

  it('keeps the focus where it is while the count goes on', async () => {
    const environment = environmentOf();
    const element = await placeMap({}, environment);
    country(element, 'EG').focus();
    environment.streams[0]?.say({ ...totals, sequence: 1601, countries: [{ country: 'EG', count: 1200 }] });
    await settled(element);
    expect(focused(element)).to.equal('EG');
    expect(captionOf(element)).to.equal('Egypt 1,200 signatures');
  });

  it('is a picture with a name while nothing is known', async () => {
    const element = await placeMap({}, environmentOf(makeTotals(0, { countries: [] })));
    expect(find(element, '.chart svg').getAttribute('role')).to.equal('img');
    expect(has(element, 'table')).to.equal(false);
    expect(await violationsOf(element)).to.deep.equal([]);
  });

  it('speaks Arabic on a page from right to left, and mirrors its words but not the world', async () => {
    const element = await placeMap({ lang: 'ar' });
    await until(() => textOf(element).includes('التوقيعات بحسب البلد'));
    expect(find(element, '.frame').dir).to.equal('rtl');
    expect(textOf(element)).to.include('مصر');
    const left = (code: string) => country(element, code).getBoundingClientRect().left;
    expect(left('BR')).to.be.lessThan(left('KE'));
    country(element, 'KE').focus();
    await press(element, 'ArrowLeft');
    expect(focused(element)).to.equal('EG');
    expect(await violationsOf(element)).to.deep.equal([]);
  });

  it('keeps sources in another script apart, so that their signs stay in order', async () => {
    const element = await placeMap({ lang: 'ar', shade: 'stance' });
    await until(() => country(element, 'EG').getAttribute('aria-label')?.includes('متحفظ') === true);
    expect(country(element, 'EG').getAttribute('aria-label')).to.include('\u2068Minutes, EG\u2069 (\u2068');
  });

  it('fits into 320 px', async () => {
    const narrow = document.createElement('div');
    narrow.style.inlineSize = '320px';
    document.body.append(narrow);
    const element = await place('uncac-totals', environmentOf(), { view: 'map', shade: 'stance' }, narrow);
    await until(() => has(element, '.chart'));
    find(element, 'details').setAttribute('open', '');
    await settled(element);
    expect(find(element, '.frame').scrollWidth).to.be.at.most(320);
  });

  it('keeps its place before it is there', async () => {
    const environment = environmentOf();
    environment.fetchMap = () => new Promise(() => undefined);
    const element = await place('uncac-totals', environment, { view: 'map' });
    expect(element.getBoundingClientRect().height).to.be.closeTo(innerHeight, 1);
    expect(element.querySelector('a')?.getBoundingClientRect().height).to.be.greaterThan(0);
    expect(has(element, '[part=countries]')).to.equal(false);
  });

  it('leaves the list of countries where it does not come', async () => {
    const environment = environmentOf();
    environment.fetchMap = async () => undefined;
    const element = await place('uncac-totals', environment, { view: 'map' });
    expect(find(element, '[part=countries]').textContent).to.include('Kenya').and.include('Egypt');
  });
});
