import type { Petition } from '@uncac-petition/shared';
import { expect } from 'chai';
import { loadKinds } from '../load-chunks.js';
import { violationsOf } from '../testing/axe.js';
import { type FakeEnvironment, json, settle } from '../testing/fake-environment.js';
import { find, has, makeEnvironment, place, press, settled, textOf, type, until } from '../testing/make.js';
import '../petition/uncac-petition.define.js';

const all: Petition['kinds'] = ['individual', 'organisation', 'parliamentarian'];

const bodyOf = (environment: FakeEnvironment) =>
  JSON.parse(environment.sent('/signatures')[0]?.init.body as string) as Record<string, unknown>;

const open = async (environment: FakeEnvironment, attributes: Record<string, string> = {}) => {
  const element = await place('uncac-petition', environment, attributes);
  await until(() => has(element, '[part=kind]'));
  return element;
};

type Element = Awaited<ReturnType<typeof open>>;

const choose = async (element: Element, kind: string) => {
  find(element, `#kind-${kind}`).click();
  await settled(element);
};

const typeAll = (element: Element, values: Readonly<Record<string, string>>) => {
  for (const [id, value] of Object.entries(values)) type(element, CSS.escape(id), value);
};

const common = { country: 'KE', email: 'office@union.example' };
const union = {
  'organisation.name': 'Example Union',
  'organisation.type': 'trade-union',
  'organisation.website': 'union.example',
  'organisation.role': 'General secretary',
};
const seat = { name: 'Amina Wanjirũ', 'parliament.name': 'National Assembly', 'parliament.constituency': 'Nakuru' };

const signAs = async (element: Element, kind: string, values: Readonly<Record<string, string>>) => {
  await choose(element, kind);
  typeAll(element, { ...common, ...values });
  find(element, '#consent').click();
  await settled(element);
  await press(element);
};

describe('<uncac-petition> for several kinds of signature', () => {
  beforeEach(() => void (document.documentElement.lang = 'en'));
  afterEach(() => {
    document.body.replaceChildren();
    document.documentElement.style.colorScheme = '';
  });

  describe('is accessible', () => {
    for (const scheme of ['light', 'dark'])
      for (const kind of all)
        it(`as ${kind}, in ${scheme} colours`, async () => {
          document.documentElement.style.colorScheme = scheme;
          const element = await open(makeEnvironment({ kinds: all, fields: ['locality', 'showName'] }));
          await choose(element, kind);
          type(element, 'country', 'FI');
          await press(element);
          expect(await violationsOf(element)).to.deep.equal([]);
        });

    it('in Arabic, from right to left', async () => {
      const element = await open(makeEnvironment({ kinds: all, lang: 'ar' }), { lang: 'ar' });
      await until(() => textOf(element).includes('أوقّع بصفتي'));
      await choose(element, 'organisation');
      expect(find(element, '.frame').dir).to.equal('rtl');
      expect(find(element, '[id="organisation.website"]').dir).to.equal('ltr');
      expect(await violationsOf(element)).to.deep.equal([]);
    });
  });

  it('asks nobody anything where only individuals sign', async () => {
    const environment = makeEnvironment({ lang: 'fr' });
    const element = await place('uncac-petition', environment, { lang: 'fr' });
    expect(has(element, '[part=kind]')).to.equal(false);
    // Whoever had asked for the file would go on by now.
    await loadKinds();
    await settle();
    expect(environment.sent('/locales/fr-kinds.json')).to.have.length(0);
  });

  it('asks who signs in one group of radio buttons with a name, an individual first', async () => {
    const element = await open(makeEnvironment({ kinds: all }));
    const radios = [...element.renderRoot.querySelectorAll<HTMLInputElement>('[part=kind] input')];
    expect(find(element, '[part=kind] legend').textContent).to.equal('I sign as');
    expect(radios.map(({ checked }) => checked)).to.deep.equal([true, false, false]);
    expect(new Set(radios.map(({ name, form }) => `${name} ${form?.className}`)).size).to.equal(1);
  });

  it('asks for the country of whoever signs', async () => {
    const element = await open(makeEnvironment({ kinds: all }));
    const label = () => find(element, 'label[for=country]').textContent;
    expect(label()).to.equal('Country where you live');
    await choose(element, 'organisation');
    expect(label()).to.equal('Country of the organisation');
    await choose(element, 'parliamentarian');
    expect(label()).to.equal('Country of the parliament');
  });

  it('keeps the focus and all that was typed when the kind is switched, there and back', async () => {
    const element = await open(makeEnvironment({ kinds: all }));
    typeAll(element, { country: 'KE', name: 'Amina', email: 'a@union.example' });
    find(element, '#kind-organisation').focus();
    await choose(element, 'organisation');
    expect(element.shadowRoot?.activeElement?.id).to.equal('kind-organisation');
    typeAll(element, union);
    await choose(element, 'parliamentarian');
    expect(find<HTMLInputElement>(element, '#name').value).to.equal('Amina');
    await choose(element, 'organisation');
    for (const [id, value] of Object.entries({ ...union, country: 'KE', email: 'a@union.example' }))
      expect(find<HTMLInputElement>(element, `[id="${id}"]`).value, id).to.equal(value);
    await choose(element, 'individual');
    expect(find<HTMLInputElement>(element, '#name').value).to.equal('Amina');
  });

  it('says that it is in public, in the place of what is handed over, and offers no way to hide', async () => {
    const element = await open(makeEnvironment({ kinds: all, fields: ['showName'] }));
    type(element, 'country', 'RU');
    await choose(element, 'parliamentarian');
    expect(textOf(element)).to.include('Signed in public').and.include('once the coalition has checked it');
    expect(textOf(element)).to.include('are published and handed over');
    expect(textOf(element)).to.not.include('What is handed over');
    expect(has(element, '#withoutName') || has(element, '#showName')).to.equal(false);
    await choose(element, 'individual');
    expect(textOf(element)).to.include('What is handed over (Russia)').and.not.include('Signed in public');
  });

  describe('sends', () => {
    it('an organisation, without a name, and says that a check follows', async () => {
      const environment = makeEnvironment({ kinds: all, fields: ['showName'] });
      const element = await open(environment);
      typeAll(element, { name: 'Typed before' });
      find(element, '#showName').click();
      await signAs(element, 'organisation', union);
      expect(bodyOf(environment)).to.deep.include({
        kind: 'organisation',
        country: 'KE',
        showName: false,
        withoutName: false,
        organisation: {
          name: 'Example Union',
          type: 'trade-union',
          website: 'union.example',
          role: 'General secretary',
        },
      });
      expect(bodyOf(environment)).to.not.have.any.keys('name', 'parliament');
      expect(find(element, '[part=sent]').textContent)
        .to.include('office@union.example')
        .and.include('the coalition checks your entry');
    });

    it('a parliamentarian, whatever their government, whose only chamber is the parliament', async () => {
      const environment = makeEnvironment({ kinds: all });
      const element = await open(environment);
      await signAs(element, 'parliamentarian', { ...seat, country: 'RU' });
      expect(bodyOf(environment)).to.deep.include({
        kind: 'parliamentarian',
        name: 'Amina Wanjirũ',
        parliament: { name: 'National Assembly', chamber: 'National Assembly', constituency: 'Nakuru' },
      });
    });

    it('an individual as before, after all', async () => {
      const environment = makeEnvironment({ kinds: all });
      const element = await open(environment);
      await choose(element, 'organisation');
      typeAll(element, union);
      await choose(element, 'individual');
      type(element, 'name', 'Amina');
      await signAs(element, 'individual', {});
      expect(bodyOf(environment)).to.deep.include({ kind: 'individual', name: 'Amina' });
      expect(bodyOf(environment)).to.not.have.any.keys('organisation', 'parliament');
      expect(textOf(element)).to.not.include('the coalition checks');
    });
  });

  describe('points at errors', () => {
    it('before sending, in the order of the form', async () => {
      const element = await open(makeEnvironment({ kinds: all }));
      await choose(element, 'organisation');
      await press(element);
      const links = [...element.renderRoot.querySelectorAll('#summary a')].map((link) => link.getAttribute('href'));
      expect(links).to.deep.equal([
        '#country',
        '#organisation.name',
        '#organisation.type',
        '#organisation.website',
        '#organisation.role',
        '#email',
        '#consent',
      ]);
      expect(find(element, '#summary').textContent).to.include('Please fill in: Name of the organisation');
      find(element, '#summary a[href="#organisation.type"]').click();
      await settled(element);
      expect(element.shadowRoot?.activeElement?.id).to.equal('organisation.type');
    });

    it('that only the server finds, by their path, with all that was typed', async () => {
      const environment = makeEnvironment({ kinds: all }).on('/signatures', () =>
        json({ code: 'invalid-fields', errors: [{ path: 'organisation.website', code: 'invalid' }] }, 422),
      );
      const element = await open(environment);
      await signAs(element, 'organisation', union);
      expect(element.shadowRoot?.activeElement?.id).to.equal('summary');
      const website = find<HTMLInputElement>(element, '[id="organisation.website"]');
      expect(website.getAttribute('aria-invalid')).to.equal('true');
      expect(website.getAttribute('aria-describedby')).to.equal('organisation.website-error');
      expect(find(element, '[id="organisation.website-error"]').textContent).to.include('example.org');
      expect(website.value).to.equal('union.example');
      type(element, CSS.escape('organisation.website'), 'https://union.example');
      await settled(element);
      expect(has(element, '#summary')).to.equal(false);
    });

    it('of the kind that is chosen, and not of another', async () => {
      const element = await open(makeEnvironment({ kinds: all }));
      await choose(element, 'parliamentarian');
      await press(element);
      expect(find(element, '#summary').textContent).to.include('Enter your name; it is published.');
      await choose(element, 'individual');
      expect(find(element, '#summary').textContent)
        .to.include('Enter your name, or choose to be counted without it.')
        .and.not.include('Parliament');
    });
  });

  it('needs no choice where only organisations sign', async () => {
    const environment = makeEnvironment({ kinds: ['organisation'] });
    const element = await place('uncac-petition', environment);
    await until(() => has(element, 'form'));
    expect(has(element, '[part=kind]')).to.equal(false);
    expect(textOf(element)).to.include('Signed in public');
    typeAll(element, { ...common, ...union });
    find(element, '#consent').click();
    await press(element);
    expect(bodyOf(environment)).to.deep.include({ kind: 'organisation' });
  });
});
