import type { Catalogues, PublicEntry } from '@uncac-petition/shared';
import { html, type Html } from '../http/html.js';
import { mostCorrections, type SignatureRow } from '../signatures/index.js';
import type { MessageKey, Say } from './catalogue.js';
import { countryOptions } from './country-options.js';
import { entryFacts } from './entry-text.js';
import { countryName, formatted, page } from './layout.js';

/** What a signer sees of their own signature. */
export interface MineView {
  readonly lang: string;
  /** Of the petition. */
  readonly catalogues: Catalogues;
  readonly title: string;
  readonly country: string;
  readonly member: string | null;
  readonly kind: string;
  readonly status: string;
  /** The request to the government, as it was worded then. */
  readonly ask: string;
  /** Milliseconds since 1970. */
  readonly signedAt: number;
  /** Names of the fields that are held sealed. */
  readonly sealedFields: readonly string[];
  /** Those who hold contact data, with their names. */
  readonly contactHolders: readonly { readonly holder: string; readonly name: string }[];
  /** The name on the public list of supporters. */
  readonly displayName: string | null;
  readonly handover: string;
  /** What was signed with in public; undefined for individuals. */
  readonly entry: PublicEntry | undefined;
  /** Whether the country can be corrected. */
  readonly canMove: boolean;
}

/** What became of an action. */
export interface MineOutcome {
  /** Undefined when the link is not valid. */
  readonly signature: SignatureRow | undefined;
  readonly done?: 'mine.hideNameDone' | 'mine.countryDone' | 'mine.takeBackDone';
  /** What the form had wrong; then nothing has changed. */
  readonly error?: 'country' | 'often' | 'checked' | 'action';
}

export const minePage = (view: MineView, { done, error }: Omit<MineOutcome, 'signature'> = {}): Html =>
  page(
    view,
    (say) => html`
      ${error === 'action' && html`<p class="errors" role="alert">${say('mine.unknownAction')}</p>`}
      ${done !== undefined && html`<p class="notice" role="status">${say(done, { country: countryName(view.lang, view.country) })}</p>`}
      <h1>${say('mine.title')}</h1>
      <p class="lead">${say('mine.lead')}</p>
      <dl>
        ${facts(view, say).map(
          ([key, value]) =>
            html`<div>
              <dt>${say(key)}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
      ${view.displayName !== null && hideForm(say)} ${takeBackForms(view, say)}
      ${
        view.canMove
          ? countryForm(view, say, countryErrors[error ?? 'action'])
          : html`<p class="note">${say('mine.countryChecked')}</p>`
      }
      ${withdrawForm(say, view.entry === undefined ? 'mine.withdrawLead' : 'mine.withdrawLeadPublic')}
    `,
  );

const facts = (view: MineView, say: Say): Facts => {
  const { lang } = view;
  const day = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(view.signedAt);
  return [
    ['mine.petition', view.title],
    ['mine.status', say(`status.${view.status}` as MessageKey)],
    ['mine.country', countryName(lang, view.country)],
    ['mine.ask', view.ask],
    ['mine.kind', say(`kind.${view.kind}` as MessageKey)],
    ['mine.day', day],
    ...(view.member === null ? [] : [['mine.member', view.member] as const]),
    ...(view.entry === undefined ? sealedFacts(view, say) : publicFacts(view.entry, view, say)),
    ['mine.contacts', listed(namesOf(view.contactHolders), lang) ?? say('mine.contactsNobody')],
  ];
};

type Facts = readonly (readonly [MessageKey, string])[];

/** Where nothing is sealed there is nothing to say of it: all of it is in public, or will be. */
const publicFacts = (entry: PublicEntry, { status }: MineView, say: Say): Facts => [
  [status === 'awaiting' ? 'mine.entryAwaiting' : 'mine.entry', entryFacts(entry, say).join(' · ')],
];

const sealedFacts = ({ sealedFields, handover, displayName, lang }: MineView, say: Say): Facts => {
  const held = sealedFields.map((field) => fieldName(field, say));
  return [
    ['mine.held', listed(held, lang) ?? say('mine.heldNothing')],
    ['mine.handover', say(`mine.handover.${handover}` as MessageKey)],
    ['mine.publicName', displayName ?? say('mine.publicNameNone')],
  ];
};

const namesOf = (holders: MineView['contactHolders']): string[] => holders.map(({ name }) => name);

const listed = (items: readonly string[], lang: string): string | undefined =>
  items.length === 0 ? undefined : new Intl.ListFormat(lang).format(items);

const fieldNames: Readonly<Record<string, MessageKey>> = { name: 'mine.heldName', locality: 'mine.heldLocality' };

const fieldName = (field: string, say: Say): string => {
  const key = fieldNames[field];
  return key === undefined ? field : say(key);
};

const hideForm = (say: Say): Html => html`
  <h2>${say('mine.hideName')}</h2>
  <p>${say('mine.hideNameLead')}</p>
  <form method="post">
    <input type="hidden" name="action" value="hide-name" />
    <button class="plain">${say('mine.hideName')}</button>
  </form>
`;

/** As easy as it was to opt in: a button for each holder. */
const takeBackForms = ({ contactHolders }: MineView, say: Say): Html | false =>
  contactHolders.length > 0 &&
  html`
    <h2>${say('mine.takeBack')}</h2>
    <p>${say('mine.takeBackLead')}</p>
    ${contactHolders.map(
      ({ holder, name }) => html`
        <form method="post">
          <input type="hidden" name="action" value="take-back-contact" />
          <input type="hidden" name="holder" value="${holder}" />
          <button class="plain">${say('mine.takeBackFrom', { name })}</button>
        </form>
      `,
    )}
  `;

/** What is said beside the country's field. */
const countryErrors = {
  country: 'error.unknown',
  often: 'mine.countryStays',
  checked: 'mine.countryChecked',
  action: undefined,
} as const;

const countryForm = ({ lang, country }: MineView, say: Say, error: MessageKey | undefined): Html => html`
  <h2>${say('mine.correctCountry')}</h2>
  <div id="country-hint">
    <p>${say('mine.correctCountryLead')}</p>
    <p>${say('mine.correctCountryOften', { count: formatted(lang, mostCorrections) })}</p>
  </div>
  <form method="post">
    <input type="hidden" name="action" value="correct-country" />
    <div class="field">
      <label for="country">${say('hosted.country')}</label>
      <select
        id="country"
        name="country"
        autocomplete="country"
        aria-invalid="${error === undefined ? 'false' : 'true'}"
        aria-describedby="country-hint${error === undefined ? '' : ' country-error'}"
      >
        ${countryOptions(lang, country)}
      </select>
      ${error !== undefined && html`<p class="error" id="country-error">${say(error)}</p>`}
    </div>
    <button class="plain">${say('mine.correctCountry')}</button>
  </form>
`;

const withdrawForm = (say: Say, lead: MessageKey): Html => html`
  <h2>${say('mine.withdraw')}</h2>
  <p>${say(lead)}</p>
  <form method="post">
    <input type="hidden" name="action" value="withdraw" />
    <button class="plain">${say('mine.withdraw')}</button>
  </form>
`;
