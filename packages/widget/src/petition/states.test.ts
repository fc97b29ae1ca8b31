import type { Petition } from '@uncac-petition/shared';
import { expect } from 'chai';
import { violationsOf } from '../testing/axe.js';
import { type FakeEnvironment, json } from '../testing/fake-environment.js';
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
  type,
  until,
} from '../testing/make.js';
import type { UncacPetition } from './uncac-petition.js';
import './uncac-petition.define.js';

const { governments } = makePetition();
const facing = (stance: 'open' | 'hesitant' | 'reluctant') => ({
  ...governments.default,
  stance,
  ratified: stance === 'open',
  source: 'Minutes of the working group',
  asOf: '2008-11',
  handover: stance === 'reluctant' ? ('count-only' as const) : ('full-name' as const),
  ask: { ...governments.default.ask, offer: 'Help with the first review in {country}.' },
});

const full: Partial<Petition> = {
  fields: ['locality', 'showName'],
  optIn: [
    { holder: 'lead', name: 'Lead', text: 'Write to me.', version: 1 },
    { holder: 'member', name: 'Chapter', text: 'The chapter may write to me.', version: 1 },
  ],
  member: {
    member: 'chapter',
    name: 'Example Chapter',
    url: 'https://chapter.example/',
    privacy: 'https://chapter.example/privacy',
    colours: { accent: '#7a1f5c', onAccent: '#ffffff' },
  } as Petition['member'],
  governments: {
    ...governments,
    countries: { ...governments.countries, KE: facing('open'), DE: facing('hesitant'), EG: facing('reluctant') },
  },
};

const several: Partial<Petition> = { ...full, kinds: ['individual', 'organisation', 'parliamentarian'] };

interface State {
  readonly petition?: Partial<Petition>;
  readonly attributes?: Record<string, string>;
  readonly server?: (environment: FakeEnvironment) => void;
  readonly come?: (element: UncacPetition, environment: FakeEnvironment) => Promise<unknown>;
  /** Something that only this state shows. */
  readonly shows: string;
}

const choose = (country: string) => async (element: UncacPetition) => {
  type(element, 'country', country);
  await settled(element);
};

const signAs = (kind: string) => async (element: UncacPetition) => {
  await until(() => has(element, `#kind-${kind}`));
  find(element, `#kind-${kind}`).click();
  await settled(element);
  await press(element);
};

const send = async (element: UncacPetition) => {
  await fillIn(element);
  await press(element);
};

const answeredBy =
  (status: number, body: unknown = {}, headers = {}) =>
  (environment: FakeEnvironment) =>
    void environment.on('/signatures', () => json(body, status, headers));

const states: Readonly<Record<string, State>> = {
  form: { petition: full, shows: 'form' },
  'form for several kinds': { petition: several, shows: 'fieldset' },
  'country chosen, open': { petition: full, come: choose('KE'), shows: '[part=offer]' },
  'country chosen, hesitant': { petition: full, come: choose('DE'), shows: '[part=offer]' },
  'country chosen, reluctant': { petition: full, come: choose('EG'), shows: '[part=offer]' },
  errors: { petition: full, come: (element) => press(element), shows: '#summary' },
  'errors of an organisation': {
    petition: several,
    come: signAs('organisation'),
    shows: '[id="organisation.type-error"]',
  },
  'errors of a parliamentarian': {
    petition: several,
    come: signAs('parliamentarian'),
    shows: '[id="parliament.name-error"]',
  },
  sending: {
    server: (environment) => void environment.on('/signatures', () => new Promise<Response>(() => undefined)),
    come: send,
    shows: '[aria-disabled]',
  },
  busy: { server: answeredBy(503, {}, { 'Retry-After': '30' }), come: send, shows: '.trouble' },
  offline: {
    server: (environment) => void environment.on('/signatures', () => Promise.reject(new TypeError('No network'))),
    come: send,
    shows: '.trouble',
  },
  failed: { server: answeredBy(500, { code: 'internal', requestId: 'abc' }), come: send, shows: '.trouble' },
  sent: { petition: full, come: send, shows: '[part=sent]' },
  'sent, and again after ten minutes': {
    petition: full,
    come: async (element, environment) => {
      await send(element);
      await environment.pass(601);
      await settled(element);
    },
    shows: '.actions button + button',
  },
  preview: { attributes: { preview: '' }, shows: 'form' },
  draft: { petition: { status: 'draft', opensAt: '2008-12-01T00:00:00Z' }, shows: '#status' },
  paused: { petition: { status: 'paused' }, shows: '#status' },
  closed: { petition: { status: 'closed' }, shows: '#status' },
  'delivered, with what goes on': {
    petition: { status: 'delivered', successor: { name: 'Our own review', url: 'https://petition.example/own' } },
    shows: '[part=successor]',
  },
};

type Look = readonly [scheme: 'light' | 'dark', theme?: string];

const usual: readonly Look[] = [['light'], ['dark']];

/** What has every colour there is, in all themes. */
const looksOf: Readonly<Record<string, readonly Look[]>> = Object.fromEntries(
  ['errors', 'country chosen, open', 'sent'].map((name): [string, readonly Look[]] => [
    name,
    [...usual, ['light', 'calm'], ['light', 'night'], ['light', 'plain'], ['dark', 'plain']],
  ]),
);

describe('<uncac-petition>, whatever its state, is accessible in every theme,', () => {
  beforeEach(() => void (document.documentElement.lang = 'en'));
  afterEach(() => {
    document.body.replaceChildren();
    document.documentElement.style.colorScheme = '';
    document.documentElement.dir = '';
  });

  for (const lang of ['en', 'ar'])
    for (const [name, { petition, attributes, server, come, shows }] of Object.entries(states))
      it(`${name} (${lang})`, async () => {
        document.documentElement.dir = lang === 'ar' ? 'rtl' : 'ltr';
        const status = petition?.status ?? 'open';
        const environment = makeEnvironment({ ...petition, lang }).on('GET /v1/petitions/review/totals', () =>
          json(makeTotals(412, { status })),
        );
        server?.(environment);
        const element = await place('uncac-petition', environment, { ...attributes, lang });
        await until(() => has(element, '.frame'));
        await come?.(element, environment);
        expect(has(element, shows), shows).to.equal(true);
        for (const [scheme, theme = ''] of lang === 'en' ? (looksOf[name] ?? usual) : usual.slice(0, 1)) {
          document.documentElement.style.colorScheme = scheme;
          element.setAttribute('theme', theme);
          await settled(element);
          expect(await violationsOf(element), `${scheme} ${theme}`).to.deep.equal([]);
        }
      });

  it('while only its link is there', async () => {
    const element = await place(
      'uncac-petition',
      makeEnvironment().on('GET /v1/petitions/review', () => json({}, 500)),
    );
    expect(await violationsOf(element)).to.deep.equal([]);
  });
});
