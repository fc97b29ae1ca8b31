import type { Petition } from '@uncac-petition/shared';
import { expect } from 'chai';
import { violationsOf } from '../testing/axe.js';
import { json } from '../testing/fake-environment.js';
import { fillIn, find, has, makeEnvironment, makePetition, place, press, settled, textOf } from '../testing/make.js';
import './uncac-petition.define.js';

const makeMember = (own: Partial<NonNullable<Petition['member']>> = {}): NonNullable<Petition['member']> => ({
  member: 'chapter',
  name: 'Example Chapter',
  kind: 'cso',
  country: 'KE',
  url: 'https://chapter.example/petition',
  logo: null,
  colours: null,
  privacy: 'https://chapter.example/privacy',
  ...own,
});

const green = { accent: '#00613a', onAccent: '#ffffff' };
const styleOf = (element: HTMLElement) => getComputedStyle(element);

describe('<uncac-petition> on the page of a member', () => {
  beforeEach(() => void (document.documentElement.lang = 'en'));
  afterEach(() => {
    document.body.replaceChildren();
    document.documentElement.style.colorScheme = '';
  });

  it('says whose it is, with a link', async () => {
    const element = await place('uncac-petition', makeEnvironment({ member: makeMember() }));
    expect(find(element, '.header').textContent).to.include('Presented by Example Chapter');
    expect(find<HTMLAnchorElement>(element, '.header a').href).to.equal('https://chapter.example/petition');
  });

  it('leads back to it after signing', async () => {
    const element = await place('uncac-petition', makeEnvironment({ member: makeMember() }));
    await fillIn(element);
    await press(element);
    const link = find<HTMLAnchorElement>(element, '[part=return]');
    expect([link.textContent, link.href]).to.deep.equal([
      'Back to Example Chapter',
      'https://chapter.example/petition',
    ]);
  });

  it("has a link to the member's own privacy notice beside its box, and only there", async () => {
    const environment = makeEnvironment({
      member: makeMember(),
      optIn: [
        { holder: 'member', name: 'Example Chapter', text: 'The chapter may write to me.', version: 1 },
        { holder: 'lead', name: 'Lead', text: 'The lead may write to me.', version: 1 },
      ],
    });
    const element = await place('uncac-petition', environment);
    const links = [...element.renderRoot.querySelectorAll<HTMLAnchorElement>('form a')].map(({ href }) => href);
    expect(links.filter((href) => href === 'https://chapter.example/privacy')).to.have.length(1);
    expect(textOf(element)).to.include('Privacy notice of Example Chapter');
    expect(await violationsOf(element)).to.deep.equal([]);
  });

  it('has its colours, in buttons and in what is written in the accent colour', async () => {
    const element = await place('uncac-petition', makeEnvironment({ member: makeMember({ colours: green }) }));
    expect(styleOf(find(element, 'form .primary')).backgroundColor).to.equal('rgb(0, 97, 58)');
    expect(styleOf(find(element, '.total')).color).to.equal('rgb(0, 97, 58)');
  });

  it('has its colours in buttons only where text in them could not be read', async () => {
    document.documentElement.style.colorScheme = 'dark';
    const element = await place('uncac-petition', makeEnvironment({ member: makeMember({ colours: green }) }));
    expect(styleOf(find(element, 'form .primary')).backgroundColor).to.equal('rgb(0, 97, 58)');
    expect(styleOf(find(element, '.total')).color).to.equal('rgb(140, 193, 247)');
    expect(await violationsOf(element)).to.deep.equal([]);
  });

  it('has the usual colours where its two could not be read on each other', async () => {
    const colours = { accent: '#00613a', onAccent: '#003a61' };
    const element = await place('uncac-petition', makeEnvironment({ member: makeMember({ colours }) }));
    expect(styleOf(find(element, 'form .primary')).backgroundColor).to.equal('rgb(11, 92, 173)');
  });

  it("has the page's colours where the page has some", async () => {
    const column = document.createElement('div');
    column.style.setProperty('--uncac-accent', '#7a1f1f');
    document.body.append(column);
    const environment = makeEnvironment({ member: makeMember({ colours: green }) });
    const element = await place('uncac-petition', environment, {}, column);
    expect(styleOf(find(element, 'form .primary')).backgroundColor).to.equal('rgb(122, 31, 31)');
    expect(styleOf(find(element, 'form .primary')).color).to.equal('rgb(255, 255, 255)');
  });

  it('takes the colours of another member when the page names another', async () => {
    const environment = makeEnvironment({ member: makeMember({ colours: green }) });
    const element = await place('uncac-petition', environment, { member: 'chapter' });
    environment.on('GET /v1/petitions/review', () => json(makePetition()));
    element.member = 'other';
    await settled(element);
    expect(has(element, '.header a')).to.equal(false);
    expect(styleOf(find(element, 'form .primary')).backgroundColor).to.equal('rgb(11, 92, 173)');
  });
});
