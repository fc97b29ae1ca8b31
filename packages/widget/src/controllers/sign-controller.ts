import type { SignatureAccepted, SignatureInput } from '@uncac-petition/shared';
import { paths, type FieldErrorCode } from '@uncac-petition/shared/constants';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Environment } from '../environment.js';
import { request, type Outcome } from '../network/request.js';
import { newUuid } from '../network/uuid.js';

export interface FieldError {
  readonly path: string;
  readonly code: FieldErrorCode;
}

/** Where a signature is. `busy`, `offline` and `failed` keep what was typed and can be sent again. */
export type SignState =
  | { readonly name: 'editing' }
  | { readonly name: 'sending' }
  | { readonly name: 'busy'; readonly seconds: number }
  | { readonly name: 'offline' }
  | { readonly name: 'failed'; readonly requestId: string | undefined }
  | { readonly name: 'not-open' }
  | { readonly name: 'sent'; readonly againAt: number; readonly again: boolean };

export interface SignHost extends ReactiveControllerHost {
  readonly environment: Environment;
  readonly petition: string;
  /** Without a final slash. */
  readonly serverAddress: string;
  signatureSent(): void;
  /** @returns whether there is anything in the form to correct */
  signatureRefused(errors: readonly FieldError[]): boolean;
  signatureFailed(code: string): void;
}

const sendAgainAfterMs = 10 * 60_000;
const defaultRetrySeconds = 5;
const triesWhileBusy = 5;

/** Sends a signature, and sends the same one again where that is harmless: the server knows it by its key (promise 7). */
export class SignController implements ReactiveController {
  readonly #host: SignHost;
  state: SignState = { name: 'editing' };
  #body = '';
  #key = '';
  #url = '';
  #tries = 0;
  #sending: AbortController | undefined;
  #timer: number | undefined;
  #stopWatching: (() => void) | undefined;

  constructor(host: SignHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stopWatching = this.#host.environment.onOnline(() => {
      if (this.state.name === 'offline') void this.#send();
    });
  }

  hostDisconnected(): void {
    this.#stopWatching?.();
    this.#sending?.abort();
    this.#host.environment.clearTimeout(this.#timer);
    if (this.state.name === 'sending' || this.state.name === 'busy') this.#enter({ name: 'editing' });
  }

  /** Sends; the same text keeps its key, another text gets a new one. */
  async sign(input: SignatureInput): Promise<void> {
    if (this.state.name === 'sending' || this.state.name === 'busy') return;
    const body = JSON.stringify(input);
    if (body !== this.#body) this.#key = newUuid(this.#host.environment);
    this.#body = body;
    this.#url = this.#host.serverAddress + paths.signatures(this.#host.petition);
    this.#tries = 0;
    await this.#send();
  }

  /** As {@link sign}, without sending. */
  pretend(): void {
    this.#succeed();
  }

  /** Another mail for the same signature: a new key, since with the old one nothing would happen. */
  async sendAgain(): Promise<void> {
    this.#key = newUuid(this.#host.environment);
    this.#tries = 0;
    await this.#send();
  }

  /** Back to the form, with all that was typed. */
  edit(): void {
    this.#sending?.abort();
    this.#host.environment.clearTimeout(this.#timer);
    this.#enter({ name: 'editing' });
  }

  async #send(): Promise<void> {
    const { environment } = this.#host;
    this.#sending?.abort();
    const { signal } = (this.#sending = new AbortController());
    this.#enter({ name: 'sending' });
    const outcome = await request<SignatureAccepted>(environment, this.#url, {
      signal,
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': this.#key },
      body: this.#body,
    });
    if (!signal.aborted) this.#settle(outcome);
  }

  #settle(outcome: Outcome<SignatureAccepted>): void {
    if (outcome.kind === 'ok') return this.#succeed();
    if (outcome.kind !== 'problem') return this.#fail({ name: 'offline' }, 'unreachable');
    const { problem, status, retryAfterSeconds } = outcome;
    const code = problem.code ?? 'internal';
    if (status === 503 || status === 429) return this.#waitAndSend(retryAfterSeconds ?? defaultRetrySeconds, code);
    if (code === 'petition-not-open') return this.#fail({ name: 'not-open' }, code);
    if (code === 'invalid-fields' && this.#host.signatureRefused(problem.errors ?? []))
      return this.#fail({ name: 'editing' }, code);
    this.#fail({ name: 'failed', requestId: problem.requestId }, code);
  }

  #succeed(): void {
    const { environment } = this.#host;
    const againAt = environment.now() + sendAgainAfterMs;
    this.#enter({ name: 'sent', againAt, again: false });
    environment.clearTimeout(this.#timer);
    this.#timer = environment.setTimeout(() => this.#enter({ name: 'sent', againAt, again: true }), sendAgainAfterMs);
    this.#host.signatureSent();
  }

  #waitAndSend(seconds: number, code: string): void {
    if (++this.#tries > triesWhileBusy) return this.#fail({ name: 'failed', requestId: undefined }, code);
    this.#enter({ name: 'busy', seconds });
    const jitter = 1 + this.#host.environment.random() / 4;
    this.#timer = this.#host.environment.setTimeout(() => void this.#send(), seconds * 1000 * jitter);
  }

  #fail(state: SignState, code: string): void {
    this.#enter(state);
    this.#host.signatureFailed(code);
  }

  #enter(state: SignState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
