import type { PublicTotals } from '@uncac-petition/shared';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { PageLanguage } from '../controllers/page-language.js';
import { TotalsController } from '../controllers/totals-controller.js';
import { formatDate } from '../locales/format-date.js';
import type { Locale } from '../locales/locale.js';
import { PetitionElement } from '../petition-element.js';
import { laterStyles } from '../later.styles.js';
import { LazyMap } from '../map/lazy-map.js';
import { theme } from '../theme.styles.js';
import { themesStyles } from '../themes.styles.js';
import { renderCount } from './render-count.js';
import { renderCountries, renderGoals, renderWithheld } from './render-countries.js';
import { renderMember } from './render-member.js';
import { styles } from './uncac-totals.styles.js';

/**
 * The live totals of a petition: the count, the goals and the countries.
 *
 * @tag uncac-totals
 * @attr {"calm" | "night" | "plain"} theme - Its look: `calm` follows the page, `night` is dark, `plain` black and white.
 * @attr {string} lang - Language; else the page's, else the browser's.
 *
 * @slot - Fallback, shown until there are totals.
 *
 * @fires {CustomEvent<TotalsDetail>} uncac-totals - The count has changed.
 *
 * @csspart frame - All that is shown.
 * @csspart count - The count with its goal.
 * @csspart total - The number itself.
 * @csspart kinds - People, organisations and parliamentarians counted apart.
 * @csspart member - The member's own count.
 * @csspart goal - The progress bar of a goal.
 * @csspart goals - Goals of countries.
 * @csspart countries - The list of countries.
 * @csspart bar - The bar of one country.
 * @csspart map - The map with all that belongs to it.
 * @csspart map-shapes - The map itself.
 * @csspart map-caption - What is known of the country pointed at or chosen.
 * @csspart map-key - What the shading means.
 * @csspart map-table - The same data as a table.
 * @csspart map-note - The note on boundaries.
 *
 * @cssprop --uncac-font - Font family; the page's unless set.
 * @cssprop --uncac-font-size - Size of the text; the page's unless set, at least 16px.
 * @cssprop --uncac-accent - Bars, links, focus.
 * @cssprop --uncac-text - Text.
 * @cssprop --uncac-soft - Secondary text.
 * @cssprop --uncac-surface - Background.
 * @cssprop --uncac-raised - Background of the bars.
 * @cssprop --uncac-line - Hairlines.
 * @cssprop --uncac-radius - Rounding of corners.
 * @cssprop --uncac-reserve - The least height, which is kept from the beginning on so that nothing below moves; that of a
 *   full list or of the map, but at most 100vh, unless set.
 */
export class UncacTotals extends PetitionElement {
  static override readonly styles = [theme, laterStyles, themesStyles, styles];

  static override readonly properties: PropertyDeclarations = { member: {}, view: {}, shade: {} };

  /** Name of the member whose count is shown beside that of all. */
  member = '';

  /** `map` shows a map of the world, with the same data as a table, in the place of count, goals and countries. */
  view = '';

  /** `stance` shades the map by where governments stand; else it says how many have signed. */
  shade = '';

  readonly #live = new TotalsController(this);
  readonly #map = new LazyMap(this, UncacTotals.styles);
  /** Whether its words are there, or known not to come. */
  #spoken = false;

  constructor() {
    super();
    this.addController(new PageLanguage(this));
  }

  protected override willUpdate(): void {
    if (!this.isConnected) return;
    this.#live.follow(this.serverAddress, this.petition);
    void this.#speak();
  }

  protected override render(): TemplateResult {
    const { totals } = this.#live;
    const { locale } = this.localeController;
    const map = totals && this.#map.render(locale, totals);
    if (!totals || !this.#spoken || map === 'coming') return html`<slot></slot>`;
    const asOf = formatDate(locale, totals.asOf, { dateStyle: 'medium', timeStyle: 'short' });
    return html`
      <section part="frame" class="frame" lang=${locale.lang} dir=${locale.dir} aria-labelledby="title">
        ${map ?? this.#renderList(locale, totals)} ${renderWithheld(locale, totals)}
        ${totals.sequence > 0 ? html`<p class="soft">${locale.say('asOf', { time: asOf })}</p>` : nothing}
      </section>
    `;
  }

  async #speak(): Promise<void> {
    await this.localeController.speak(this.wantedLanguage ?? 'en');
    if (this.#spoken) return;
    this.#spoken = true;
    this.requestUpdate();
  }

  #renderList(locale: Locale, totals: PublicTotals): TemplateResult {
    return html`
      <h2 id="title">${locale.say('totals')}</h2>
      <div part="count" class="count">${renderCount(locale, totals)}</div>
      ${renderMember(locale, totals, this.member)} ${renderGoals(locale, totals)} ${renderCountries(locale, totals)}
    `;
  }

  /** @internal */
  totalsChanged({ petition, sequence, signatures: { total } }: PublicTotals): void {
    this.emit('uncac-totals', { petition, sequence, total });
  }
}
