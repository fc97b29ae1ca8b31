import { expect } from 'chai';
import { Announcer } from '../controllers/announcer.js';
import { json } from '../testing/fake-environment.js';
import {
  fillIn,
  find,
  has,
  makeEnvironment,
  makePetition,
  makeTotals,
  place,
  press,
  settled,
} from '../testing/make.js';
import './uncac-petition.define.js';

const focused = (element: HTMLElement) => element.shadowRoot?.activeElement?.id;

describe('the focus of <uncac-petition> goes where people look', () => {
  beforeEach(() => void (document.documentElement.lang = 'en'));
  afterEach(() => document.body.replaceChildren());

  it('to the list of mistakes, from there to each field, and to what was sent', async () => {
    const element = await place('uncac-petition', makeEnvironment());
    await press(element);
    expect(focused(element)).to.equal('summary');
    await press(element, '#summary a[href="#email"]');
    expect(focused(element)).to.equal('email');
    await fillIn(element);
    await press(element);
    expect(focused(element)).to.equal('sent-title');
  });

  it('from what was sent back to the address, to correct it', async () => {
    const element = await place('uncac-petition', makeEnvironment());
    await fillIn(element);
    await press(element);
    await press(element, '.actions button');
    expect(focused(element)).to.equal('email');
  });

  it('to why there is no form any more, where the petition closes under it', async () => {
    const environment = makeEnvironment();
    const element = await place('uncac-petition', environment);
    find(element, '#email').focus();
    environment.streams[0]?.say(makeTotals(413, { status: 'closed' }));
    await settled(element);
    expect(focused(element)).to.equal('status');
  });

  it('to the refusal of a petition that has closed meanwhile', async () => {
    const environment = makeEnvironment().on('/signatures', () => json({ code: 'petition-not-open' }, 409));
    const element = await place('uncac-petition', environment);
    await fillIn(element);
    environment.on('GET /v1/petitions/review', () => json(makePetition({ status: 'closed' })));
    find(element, 'form [type=submit]').focus();
    await press(element);
    expect(focused(element)).to.equal('status');
  });

  it('nowhere where somebody is elsewhere on the page', async () => {
    const environment = makeEnvironment();
    const element = await place('uncac-petition', environment);
    environment.streams[0]?.say(makeTotals(413, { status: 'closed' }));
    await settled(element);
    expect(has(element, '#status')).to.equal(true);
    expect(document.activeElement).to.equal(document.body);
  });
});

describe('the count is read out', () => {
  const seconds = (value: number) => value * 1000;
  let now = 0;
  const make = () => {
    const element = Object.assign(document.createElement('div'), {
      environment: { ...makeEnvironment(), now: () => now },
    });
    element.attachShadow({ mode: 'open' });
    document.body.append(element);
    return { element, announcer: new Announcer(element as never) };
  };
  beforeEach(() => void (now = 0));
  afterEach(() => document.body.replaceChildren());

  it('at most once a minute, never when it is first shown, and not twice', () => {
    const { announcer } = make();
    const heard = [
      [0, 412],
      [59, 413],
      [60, 414],
      [100, 415],
      [119, 416],
      [120, 417],
      [300, 417],
    ].filter(([at = 0, count = 0]) => {
      now = seconds(at);
      return announcer.mayAnnounce(count);
    });
    expect(heard).to.deep.equal([
      [60, 414],
      [120, 417],
    ]);
  });

  for (const name of ['input', 'select', 'textarea'])
    for (const where of ['in the element', 'in another of the page', 'on the page'])
      it(`not while somebody is at a field (${name}) ${where}`, () => {
        const { element, announcer } = make();
        announcer.mayAnnounce(412);
        now = seconds(61);
        const other = document.createElement('div');
        document.body.append(other);
        const tree =
          where === 'on the page'
            ? other
            : where === 'in the element'
              ? element.shadowRoot
              : other.attachShadow({ mode: 'open' });
        const field = document.createElement(name);
        tree?.append(field);
        field.focus();
        expect(announcer.mayAnnounce(413)).to.equal(false);
        field.blur();
        expect(announcer.mayAnnounce(414)).to.equal(true);
      });

  it('not while somebody is at the button of a form', () => {
    const { element, announcer } = make();
    announcer.mayAnnounce(412);
    now = seconds(61);
    const form = document.createElement('form');
    const button = document.createElement('button');
    form.append(button);
    element.shadowRoot?.append(form);
    button.focus();
    expect(announcer.mayAnnounce(413)).to.equal(false);
  });
});
