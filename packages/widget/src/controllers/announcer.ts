import type { Environment } from '../environment.js';

interface AnnouncingElement extends HTMLElement {
  readonly environment: Environment;
}

const quietMs = 60_000;

/** What has the focus, in whatever shadow tree. */
const focusedIn = (root: DocumentOrShadowRoot): Element | null => {
  const active = root.activeElement;
  return (active?.shadowRoot && focusedIn(active.shadowRoot)) ?? active;
};

/** Whether somebody is at a field or in a form, here or elsewhere on the page. */
const isBusy = (element: Element): boolean =>
  [element.ownerDocument, element.shadowRoot].some((root) => {
    const focused = root && focusedIn(root);
    if (!focused) return false;
    return focused.matches('input, select, textarea, form *') || (focused as HTMLElement).isContentEditable;
  });

/** Decides when a new number may be read out: at most once a minute, and not the first one, which is read in its place. */
export class Announcer {
  #last: number | undefined;
  #spokenAt = 0;

  readonly #element: AnnouncingElement;

  constructor(element: AnnouncingElement) {
    this.#element = element;
  }

  mayAnnounce(number: number): boolean {
    const now = this.#element.environment.now();
    const first = this.#last === undefined;
    const quiet = number === this.#last || now - this.#spokenAt < quietMs || isBusy(this.#element);
    if (!first && quiet) return false;
    this.#last = number;
    this.#spokenAt = now;
    return !first;
  }
}
