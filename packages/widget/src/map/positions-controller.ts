import type { PublicPosition, PublicPositions } from '@uncac-petition/shared';
import { paths } from '@uncac-petition/shared/constants';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Environment } from '../environment.js';
import { request } from '../network/request.js';

interface PositionsHost extends ReactiveControllerHost {
  readonly environment: Environment;
}

const retryMs = 15_000;

/** The governments' positions in one language, asked for again until they are there. */
export class PositionsController implements ReactiveController {
  readonly #host: PositionsHost;
  positions: readonly PublicPosition[] = [];
  failed = false;
  /** Whether there has been an answer, good or bad. */
  answered = false;
  #url: string | undefined;
  #loading: AbortController | undefined;
  #timer: number | undefined;

  constructor(host: PositionsHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#loading?.abort();
    this.#host.environment.clearTimeout(this.#timer);
    this.#url = undefined;
  }

  /** Loads unless these are what is already there or on its way. */
  load(server: string, petition: string, lang: string): void {
    const url = `${server}${paths.positions(petition)}?lang=${encodeURIComponent(lang)}`;
    if (url === this.#url) return;
    this.#url = url;
    void this.#fetch(url);
  }

  async #fetch(url: string): Promise<void> {
    const { environment } = this.#host;
    this.#loading?.abort();
    environment.clearTimeout(this.#timer);
    const { signal } = (this.#loading = new AbortController());
    const outcome = await request<PublicPositions>(environment, url, { signal });
    if (signal.aborted) return;
    this.answered = true;
    this.failed = outcome.kind !== 'ok';
    if (outcome.kind === 'ok') this.positions = outcome.body.positions;
    else this.#timer = environment.setTimeout(() => void this.#fetch(url), retryMs);
    this.#host.requestUpdate();
  }
}
