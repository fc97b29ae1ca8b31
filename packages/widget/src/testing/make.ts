import type { Petition, PublicTotals } from '@uncac-petition/shared';
import type { LitElement } from 'lit';
import { loadLater } from '../load-chunks.js';
import { FakeEnvironment, json, settle } from './fake-environment.js';

const government = (
  handover: 'full-name' | 'initials' | 'count-only',
  version: number,
): Petition['governments']['default'] => ({
  stance: 'unknown',
  ratified: null,
  pilot: null,
  ask: {
    ask: 'neutral',
    version,
    text: '{country}: adopt the mechanism.',
    addressee: 'The foreign ministry',
    offer: null,
  },
  handover,
  source: null,
  asOf: null,
});

export const makePetition = (own: Partial<Petition> = {}): Petition => ({
  petition: 'review',
  status: 'open',
  opensAt: null,
  closesAt: null,
  lang: 'en',
  languages: ['en', 'fr', 'ar'],
  versions: { petition: 3, privacy: 2, consent: 1 },
  title: 'Review every country',
  summary: ['A promise that nobody checks is soon forgotten.'],
  demands: [
    { demand: 'visits', title: 'Reviewers visit', text: 'On site, in every country.', outcome: 'open', source: null },
    { demand: 'reports', title: 'Reports are public', text: 'All of them.', outcome: 'met', source: null },
  ],
  consent: 'I support this petition.',
  responsible: { name: 'Example Campaign', contact: 'contact@campaign.example', url: null },
  mail: { sender: 'Example Office', address: 'office@campaign.example', subject: 'Your confirmation link' },
  kinds: ['individual'],
  fields: [],
  goals: [{ scope: 'total', target: 1000 }],
  governments: {
    default: government('full-name', 7),
    countries: { ZZ: government('full-name', 7), RU: government('count-only', 9), FI: government('initials', 8) },
  },
  milestones: [],
  member: null,
  successor: null,
  optIn: [],
  proofOfWork: false,
  share: { text: 'Sign with me', url: 'https://petition.example/p/review' },
  links: { page: 'https://petition.example/p/review', privacy: 'https://petition.example/p/review/privacy' },
  ...own,
});

export const makeTotals = (total: number, own: Partial<PublicTotals> = {}): PublicTotals => ({
  petition: 'review',
  status: 'open',
  asOf: '2008-11-20T14:00:00Z',
  sequence: total,
  signatures: { total, individual: total, organisation: 0, parliamentarian: 0 },
  countries: [{ country: 'KE', count: total }],
  members: [],
  rollups: [],
  kindCountries: { organisation: 0, parliamentarian: 0 },
  withheld: { countries: { places: 0, count: 0 }, members: { places: 0, count: 0 } },
  goals: [{ scope: 'total', target: 1000, reached: false }],
  refreshAfterSeconds: 10,
  ...own,
});

/** A tab whose server answers everything well. */
export const makeEnvironment = (petition: Partial<Petition> = {}): FakeEnvironment =>
  new FakeEnvironment()
    .on('GET /v1/petitions/review', () => json(makePetition(petition)))
    .on('GET /v1/petitions/review/totals', () => json(makeTotals(412)))
    .on('/signatures', () => json({ status: 'confirmation-sent' }, 202))
    .on('.json', ({ url }) => {
      const [, name = ''] = /\/locales\/(.*)$/.exec(url.pathname) ?? [];
      return builtIn.test(name)
        ? fetch(new URL(`../locales/${name}`, import.meta.url))
        : json({ code: 'not-found' }, 404);
    });

/** What the server would find in the widget's build. */
const builtIn = /^(?:ar|es|fr|ru|zh)(?:-kinds|-map)?\.json$/;

/** Puts an element on the page, with a fallback link in it, and waits until it has settled. */
export const place = async <Name extends 'uncac-petition' | 'uncac-totals'>(
  name: Name,
  environment: FakeEnvironment,
  attributes: Record<string, string> = {},
  parent: Element = document.body,
): Promise<HTMLElementTagNameMap[Name]> => {
  await loadLater();
  const element = document.createElement(name);
  element.environment = environment;
  const all = { petition: 'review', server: 'https://petition.example', ...attributes };
  for (const [attribute, value] of Object.entries(all)) element.setAttribute(attribute, value);
  const link = document.createElement('a');
  link.href = 'https://petition.example/p/review';
  link.textContent = 'Sign the petition';
  element.append(link);
  parent.append(element);
  await settled(element);
  return element;
};

export const settled = async (element: LitElement): Promise<void> => {
  // What settles may render, and what is rendered may ask for more.
  for (let round = 0; round < 2; round++) {
    await settle();
    await element.updateComplete;
  }
};

/** Waits until something is so; a test that never gets there fails by its own time limit. */
export const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await settle();
};

/** The first match inside the element; throws where there is none. */
export const find = <E extends HTMLElement = HTMLElement>(element: LitElement, selector: string): E => {
  const found = element.renderRoot.querySelector<E>(selector);
  if (!found) throw new Error(`Nothing matches ${selector}`);
  return found;
};

export const has = (element: LitElement, selector: string): boolean =>
  element.renderRoot.querySelector(selector) !== null;

export const textOf = (element: LitElement): string => element.renderRoot.textContent ?? '';

/** Types into a field, as a person would: the value, then the event. */
export const type = (element: LitElement, id: string, value: string): void => {
  const field = find<HTMLInputElement | HTMLSelectElement>(element, `#${id}`);
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
};

/** Fills in what the short form asks for. */
export const fillIn = async (element: LitElement, country = 'KE'): Promise<void> => {
  type(element, 'country', country);
  await settled(element);
  if (has(element, '#name')) type(element, 'name', 'Wanjirũ Mwangi');
  type(element, 'email', 'wanjiru@example.org');
  find(element, '#consent').click();
  await settled(element);
};

export const press = async (element: LitElement, selector = 'form [type=submit]'): Promise<void> => {
  find(element, selector).click();
  await settled(element);
};
