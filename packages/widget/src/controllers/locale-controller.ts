import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Catalogue } from '../locales/catalogue.js';
import { fetchWords, isEnglish, type Speaker } from '../locales/fetch-words.js';
import { createLocale, type Locale } from '../locales/locale.js';

/** Each element has a language of its own, so that an Arabic and an English one can share a page. */
export class LocaleController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Speaker;
  locale: Locale = createLocale('en');
  #loading: AbortController | undefined;
  #learning: Promise<void> | undefined;
  #wanted: string | undefined;

  constructor(host: ReactiveControllerHost & Speaker) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#loading?.abort();
  }

  /**
   * Speaks `lang` from when its words are there; English where there are none, so that a form can always be used. Asked
   * again for what is on its way or known not to come, it asks nobody.
   */
  async speak(lang: string): Promise<void> {
    const wanted = this.#host.serverAddress + this.#host.petition + lang;
    if (wanted !== this.#wanted || this.#loading?.signal.aborted) {
      this.#loading?.abort();
      this.#wanted = wanted;
      this.#learning = this.#learn(lang, (this.#loading = new AbortController()).signal);
    }
    await this.#learning;
  }

  async #learn(lang: string, signal: AbortSignal): Promise<void> {
    const words = isEnglish(lang) ? {} : await fetchWords<Partial<Catalogue>>(this.#host, lang, signal);
    if (signal.aborted) return;
    this.#loading = undefined;
    this.locale = words ? createLocale(lang, words) : createLocale('en');
    this.#host.requestUpdate();
  }
}
