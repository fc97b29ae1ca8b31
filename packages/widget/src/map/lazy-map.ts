import type { PublicTotals } from '@uncac-petition/shared';
import { adoptStyles, type CSSResult, type ReactiveController, type TemplateResult } from 'lit';
import type { Locale } from '../locales/locale.js';
import type { MapHost, MapView } from './map-view.js';

interface LazyMapHost extends MapHost {
  readonly view: string;
}

const fetchMap = () => import('./map.js').catch(() => undefined);

/** Fetches the map for an element whose `view` asks for it. */
export class LazyMap implements ReactiveController {
  readonly #host: LazyMapHost;
  readonly #styles: readonly CSSResult[];
  #state: 'away' | 'loading' | 'failed' = 'away';
  #view: MapView | undefined;

  /** @param styles what the element has already, since the map's own are added to them */
  constructor(host: LazyMapHost, styles: readonly CSSResult[]) {
    this.#host = host;
    this.#styles = styles;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#state === 'failed') this.#state = 'away';
  }

  /** @returns `coming` until it can be shown; undefined where something else has to show the countries */
  render(locale: Locale, totals: PublicTotals): TemplateResult | 'coming' | undefined {
    if (this.#host.view !== 'map') return undefined;
    if (this.#view) return this.#view.render(locale, totals);
    if (this.#state === 'away') void this.#load();
    return this.#state === 'loading' ? 'coming' : undefined;
  }

  async #load(): Promise<void> {
    this.#state = 'loading';
    const loaded = await (this.#host.environment.fetchMap ?? fetchMap)();
    if (loaded) {
      adoptStyles(this.#host.renderRoot as ShadowRoot, [...this.#styles, loaded.mapStyles]);
      this.#view = new loaded.MapView(this.#host);
    } else this.#state = 'failed';
    this.#host.requestUpdate();
  }
}
