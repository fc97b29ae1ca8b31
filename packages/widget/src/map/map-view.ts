import type { PublicTotals } from '@uncac-petition/shared';
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Environment } from '../environment.js';
import type { Locale } from '../locales/locale.js';
import { countryAt } from './country-at.js';
import { MapWords } from './map-words.js';
import { nextIndex } from './next-index.js';
import { placesOf, type Place, type Shade } from './place.js';
import { PositionsController } from './positions-controller.js';
import { renderCaption } from './render-caption.js';
import { renderLegend } from './render-legend.js';
import { renderShapes } from './render-shapes.js';
import { renderTable } from './render-table.js';
import { stepsUpTo } from './shading.js';
import { dots, shapes } from './shapes.js';

export interface MapHost extends ReactiveControllerHost {
  readonly environment: Environment;
  readonly petition: string;
  /** Without a final slash. */
  readonly serverAddress: string;
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly shade: string;
}

/**
 * The map with its key, its caption and the same data as a table.
 *
 * To assistive technology it is a list box: one stop of the Tab key, with arrow keys from one country to the next in the
 * order of the table, and each country told by name with what is known of it. Countries of which nothing is known are
 * passed over; the pointer finds them too.
 */
export class MapView implements ReactiveController {
  readonly #host: MapHost;
  readonly #positions: PositionsController;
  readonly #words: MapWords;
  #locale: Locale | undefined;
  #places: readonly Place[] = [];
  /** Where the Tab key enters. */
  #entry: string | undefined;
  #chosen: string | undefined;
  #pointed: string | undefined;

  constructor(host: MapHost) {
    this.#host = host;
    this.#positions = new PositionsController(host);
    this.#words = new MapWords(host);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#pointed = undefined;
  }

  /** @returns `coming` until there is all that it shows, so that nothing moves once it does */
  render(locale: Locale, totals: PublicTotals): TemplateResult | 'coming' {
    const shade: Shade = this.#host.shade === 'stance' ? 'stance' : 'signatures';
    if (shade === 'stance') this.#positions.load(this.#host.serverAddress, this.#host.petition, locale.lang);
    const say = this.#words.sayIn(locale);
    if (!this.#words.answered || (shade === 'stance' && !this.#positions.answered)) return 'coming';
    const listed = placesOf(locale, shade, totals, this.#positions.positions);
    this.#locale = locale;
    this.#places = listed.filter(({ country }) => country in shapes || country in dots);
    const [first] = this.#places;
    const entry = this.#places.find(({ country }) => country === this.#entry) ?? first;
    const steps = stepsUpTo(Math.max(0, ...totals.countries.map(({ count }) => count)));
    const shown = this.#pointed ?? this.#chosen;
    const view = {
      locale,
      say,
      shade,
      steps,
      places: this.#places,
      entry: entry?.country,
      chosen: this.#chosen,
      shown,
    };
    return html`
      <div part="map" class="map by-${shade}">
        <div>
          <h2 id="title">${say(shade === 'stance' ? 'stancesTitle' : 'signaturesTitle')}</h2>
          <p class="soft">${locale.say('counted', { count: totals.signatures.total })}</p>
        </div>
        <div
          class="chart"
          @pointermove=${this.#onPoint}
          @pointerleave=${this.#onLeave}
          @click=${this.#onClick}
          @focusin=${this.#onFocus}
          @keydown=${this.#onKey}
        >
          ${renderShapes(view)}
        </div>
        ${renderCaption(view)} ${renderLegend(view)}
        ${shade === 'stance' && this.#positions.failed ? html`<p>${say('positionsFailed')}</p>` : nothing}
        ${renderTable(view, listed)}
        <p part="map-note" class="soft note">${say('boundaries')}</p>
      </div>
    `;
  }

  readonly #onPoint = (event: PointerEvent): void => this.#point(countryAt(event));

  readonly #onLeave = (): void => this.#point(undefined);

  readonly #onClick = (event: MouseEvent): void => {
    const country = countryAt(event);
    if (this.#places.some((place) => place.country === country)) this.#focus(country);
    else this.#choose(country);
  };

  readonly #onFocus = ({ target }: FocusEvent): void => {
    const country = (target as SVGElement).dataset['country'];
    this.#entry = country;
    this.#choose(country);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Escape') return this.#leave();
    const names = this.#places.map(({ name }) => name);
    const index = this.#places.findIndex(({ country }) => country === this.#entry);
    const next = nextIndex(event.key, index, names, this.#locale);
    if (next === undefined) return;
    event.preventDefault();
    this.#focus(this.#places[next]?.country);
  };

  /** On to the table, which is the next thing to read. */
  #leave(): void {
    this.#choose(undefined);
    this.#find('.map summary')?.focus();
  }

  #focus(country: string | undefined): void {
    this.#find(`.map [data-country=${country}]`)?.focus();
  }

  #find(selector: string): HTMLElement | SVGElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement | SVGElement>(selector);
  }

  #point(country: string | undefined): void {
    if (country === this.#pointed) return;
    this.#pointed = country;
    this.#host.requestUpdate();
  }

  #choose(country: string | undefined): void {
    this.#chosen = country;
    this.#host.requestUpdate();
  }
}
