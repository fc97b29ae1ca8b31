import type { ReactiveControllerHost } from 'lit';
import { enMap, type MapMessageKey, type MapMessages } from '../locales/en-map.js';
import { fetchWords, isEnglish, type Speaker } from '../locales/fetch-words.js';
import type { Locale, Values } from '../locales/locale.js';

export type SayOnMap = (key: MapMessageKey, values?: Values) => string;

/** What one map says; English where the words of its language do not come. */
export class MapWords {
  readonly #host: ReactiveControllerHost & Speaker;
  #words: Partial<MapMessages> = {};
  #locale: Locale | undefined;
  /** Whether there has been an answer, good or bad. */
  answered = false;

  constructor(host: ReactiveControllerHost & Speaker) {
    this.#host = host;
  }

  sayIn(locale: Locale): SayOnMap {
    if (locale !== this.#locale) {
      this.#locale = locale;
      void this.#learn(locale);
    }
    return (key, values) => locale.fill(this.#words[key] ?? enMap[key], values);
  }

  async #learn({ lang }: Locale): Promise<void> {
    const words = isEnglish(lang) ? {} : await fetchWords<Partial<MapMessages>>(this.#host, `${lang}-map`);
    if (lang !== this.#locale?.lang) return;
    this.#words = words ?? {};
    this.answered = true;
    this.#host.requestUpdate();
  }
}
