import { LitElement, type PropertyDeclarations } from 'lit';
import { LocaleController } from './controllers/locale-controller.js';
import { browserEnvironment, type Environment } from './environment.js';
import type { UncacEventMap } from './events.js';
import { wantedLanguage } from './locales/wanted-language.js';
import { ownServer } from './own-server.js';

/** What both elements share: which petition, where, in which language. */
export abstract class PetitionElement extends LitElement {
  /** Declared so, and not by decorators, since these would cost 0.8 kB in every page. */
  static override readonly properties: PropertyDeclarations = {
    petition: {},
    server: {},
    environment: { attribute: false },
  };

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  /** Name of the petition. */
  petition = '';

  /** Address of the petition server. The script tag's file takes its own origin; with npm's it must be given. */
  server = '';

  /** @internal Network, time and randomness; to be replaced in tests, before the element is connected. */
  environment: Environment = browserEnvironment;

  protected readonly localeController = new LocaleController(this);

  /** `lang` stays the platform's own property; an update is all that it needs. */
  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name === 'lang') this.requestUpdate();
  }

  /** @internal Without a final slash. */
  get serverAddress(): string {
    return new URL(this.server || ownServer(), document.baseURI).href.replace(/\/$/, '');
  }

  protected get wantedLanguage(): string | undefined {
    return wantedLanguage(this, this.environment.languages);
  }

  /** @returns whether the page lets it go on */
  protected emit<Name extends keyof UncacEventMap>(
    type: Name,
    detail: UncacEventMap[Name]['detail'],
    cancelable = false,
  ): boolean {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }));
  }
}
