import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Notices that the page changes its language while it is shown, as single-page apps do by the `lang` of its root. Whoever
 * changes it further in says so to the element, by its own `lang`. To be added to its host.
 */
export class PageLanguage implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #observer: MutationObserver;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    this.#observer = new MutationObserver(() => host.requestUpdate());
  }

  hostConnected(): void {
    // It may have been moved to another part of the page, too.
    this.#host.requestUpdate();
    this.#observer.observe(document.documentElement, { attributeFilter: ['lang'] });
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }
}
