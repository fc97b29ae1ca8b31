import type { PublicTotals } from '@uncac-petition/shared';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Environment } from '../environment.js';
import { followTotals } from './totals-feed.js';

export interface TotalsHost extends ReactiveControllerHost {
  readonly environment: Environment;
  totalsChanged(totals: PublicTotals): void;
}

/** Joins an element to the page's live totals for as long as it is connected. */
export class TotalsController implements ReactiveController {
  readonly #host: TotalsHost;
  totals: PublicTotals | undefined;
  #followed: string | undefined;
  #leave: (() => void) | undefined;

  constructor(host: TotalsHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // An element that comes back is rendered from its own state; an update makes it follow again.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#leave?.();
    this.#followed = undefined;
  }

  follow(server: string, petition: string): void {
    const followed = `${server} ${petition}`;
    if (followed === this.#followed) return;
    this.#leave?.();
    this.#leave = undefined;
    this.#followed = followed;
    this.totals = undefined;
    if (petition) this.#leave = followTotals(this.#host.environment, server, petition, (totals) => this.#take(totals));
  }

  #take(totals: PublicTotals): void {
    this.totals = totals;
    this.#host.totalsChanged(totals);
    this.#host.requestUpdate();
  }
}
