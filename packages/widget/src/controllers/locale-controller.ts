import { localePath } from '@uncac-petition/shared/constants';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Environment } from '../environment.js';
import type { Catalogue } from '../locales/catalogue.js';
import { createLocale, type Locale } from '../locales/locale.js';
import { request } from '../network/request.js';

interface LocaleHost extends ReactiveControllerHost {
  readonly environment: Environment;
}

/** Each element has a language of its own, so that an Arabic and an English one can share a page. */
export class LocaleController implements ReactiveController {
  readonly #host: LocaleHost;
  locale: Locale = createLocale('en');
  #loading: AbortController | undefined;
  #learning: Promise<void> | undefined;
  #wanted: string | undefined;

  constructor(host: LocaleHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#loading?.abort();
  }

  /**
   * Speaks `lang` from when its catalogue is there; English where there is none, so that a form can always be used. Asked
   * again for what is on its way or known not to come, it asks nobody.
   */
  async speak(server: string, lang: string): Promise<void> {
    if (lang === this.locale.lang) return;
    if (lang !== this.#wanted || this.#loading?.signal.aborted) {
      this.#loading?.abort();
      this.#wanted = lang;
      this.#learning = this.#learn(server, lang, (this.#loading = new AbortController()).signal);
    }
    await this.#learning;
  }

  async #learn(server: string, lang: string, signal: AbortSignal): Promise<void> {
    const catalogue = await this.#fetchCatalogue(server, lang, signal);
    if (signal.aborted) return;
    this.locale = catalogue ? createLocale(lang, catalogue) : createLocale('en');
    this.#host.requestUpdate();
  }

  async #fetchCatalogue(server: string, lang: string, signal: AbortSignal): Promise<Partial<Catalogue> | undefined> {
    const base = new Intl.Locale(lang).language;
    if (base === 'en') return {};
    for (const tag of new Set([lang, base])) {
      const outcome = await request<Partial<Catalogue>>(this.#host.environment, server + localePath(tag), { signal });
      if (outcome.kind === 'ok') return outcome.body;
    }
    return undefined;
  }
}
