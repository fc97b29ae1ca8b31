import type { Petition } from '@uncac-petition/shared';
import { petitionPath } from '@uncac-petition/shared/constants';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Environment } from '../environment.js';
import { request } from '../network/request.js';
import { writeJson } from '../network/write-json.js';

/** What decides which answer is asked for. */
export interface PetitionAddress {
  readonly server: string;
  readonly petition: string;
  readonly lang: string | undefined;
  readonly member: string;
}

export interface PetitionHost extends ReactiveControllerHost {
  readonly environment: Environment;
  /** Called once the texts are there, before they are shown. */
  petitionLoaded(petition: Petition): Promise<void>;
  petitionFailed(code: string): void;
}

const firstRetryMs = 2_000;
const lastRetryMs = 60_000;

/** Loads the petition and, where that fails, tries again. What was loaded stays until something newer is there. */
export class PetitionController implements ReactiveController {
  readonly #host: PetitionHost;
  state: 'loading' | 'ready' | 'failed' | 'refused' = 'loading';
  petition: Petition | undefined;
  #address: PetitionAddress | undefined;
  #loading: AbortController | undefined;
  #timer: number | undefined;
  #failures = 0;
  #stopWatching: (() => void) | undefined;

  constructor(host: PetitionHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether a petition may still come. */
  get isUnderWay(): boolean {
    return Boolean(this.#address?.petition) && this.state !== 'refused';
  }

  hostConnected(): void {
    // What was cut off when the element was taken away is asked for again.
    this.#host.requestUpdate();
    this.#stopWatching = this.#host.environment.onOnline(() => {
      if (this.state === 'failed') void this.reload();
    });
  }

  hostDisconnected(): void {
    this.#stopWatching?.();
    this.#loading?.abort();
    this.#host.environment.clearTimeout(this.#timer);
    if (this.state !== 'ready') this.#address = undefined;
  }

  /** Loads unless this is what is already there or on its way. */
  load(address: PetitionAddress): void {
    if (writeJson(address) === writeJson(this.#address)) return;
    this.#address = address;
    this.#failures = 0;
    if (this.state === 'refused') this.state = 'loading';
    void this.reload('default');
  }

  /** Asks again. @param cache `no-cache` when what the browser holds is known to be old */
  async reload(cache: RequestCache = 'no-cache'): Promise<void> {
    const address = this.#address;
    if (!address?.petition) return;
    this.#loading?.abort();
    this.#host.environment.clearTimeout(this.#timer);
    const { signal } = (this.#loading = new AbortController());

    const outcome = await request<Petition>(this.#host.environment, toUrl(address), { signal, cache });
    if (outcome.kind === 'ok') await this.#host.petitionLoaded(outcome.body);
    if (signal.aborted) return;
    if (outcome.kind === 'ok') this.#succeed(outcome.body);
    else this.#fail(outcome.kind === 'problem' ? (outcome.problem.code ?? 'internal') : 'unreachable');
  }

  #succeed(petition: Petition): void {
    this.state = 'ready';
    this.petition = petition;
    this.#failures = 0;
    this.#host.requestUpdate();
  }

  #fail(code: string): void {
    // A wrong name stays wrong, and so does a page that is none of the members'; only its editor can mend it.
    const isFinal = code === 'petition-not-found' || code === 'origin-not-allowed';
    this.state = isFinal ? 'refused' : 'failed';
    this.#host.petitionFailed(code);
    this.#host.requestUpdate();
    if (isFinal) return console.warn(`uncac-petition stays a link: ${code}`, this.#address?.petition);
    const { environment } = this.#host;
    const wait = Math.min(lastRetryMs, firstRetryMs * 2 ** this.#failures++) * (1 + environment.random() / 2);
    this.#timer = environment.setTimeout(() => void this.reload(), wait);
  }
}

const toUrl = ({ server, petition, lang, member }: PetitionAddress): string => {
  const query = new URLSearchParams({ ...(lang && { lang }), ...(member && { member }) }).toString();
  return server + petitionPath(petition) + (query && `?${query}`);
};
