/** How the petition's server behaves towards one element; the first part of the path that the element is given. */
export const behaviours = ['open', 'down', 'busy', 'offline', 'paused', 'closed'] as const;
export type Behaviour = (typeof behaviours)[number];

/** One state of an element: what its server does, and what is done to it by hand. */
export interface State {
  readonly element?: 'uncac-totals';
  readonly behaviour?: Behaviour;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly kind?: 'organisation' | 'parliamentarian';
  readonly country?: string;
  /** Fills in name, address and consent. */
  readonly fill?: boolean;
  readonly press?: boolean;
  /** What is there once the state is reached; in the element's shadow root, or the link in its place. */
  readonly until: string;
}

export const states: Readonly<Record<string, State>> = {
  fallback: { behaviour: 'down', until: ':host' },
  form: { until: '#country' },
  country: { country: 'DE', until: '#country' },
  reluctant: { country: 'EG', until: '#country' },
  errors: { press: true, until: '#summary' },
  busy: { behaviour: 'busy', country: 'KE', fill: true, press: true, until: '.trouble' },
  offline: { behaviour: 'offline', country: 'KE', fill: true, press: true, until: '.trouble' },
  sent: { country: 'KE', fill: true, press: true, until: 'button.secondary' },
  organisation: { kind: 'organisation', until: '[id="organisation.name"]' },
  parliamentarian: { kind: 'parliamentarian', country: 'KE', until: '[id="parliament.name"]' },
  preview: { attributes: { preview: '' }, until: '#country' },
  paused: { behaviour: 'paused', until: 'h2' },
  closed: { behaviour: 'closed', until: 'h2' },
  totals: { element: 'uncac-totals', until: '.total' },
  signatures: { element: 'uncac-totals', attributes: { view: 'map' }, until: 'svg' },
  stances: { element: 'uncac-totals', attributes: { view: 'map', shade: 'stance' }, until: 'svg' },
};
