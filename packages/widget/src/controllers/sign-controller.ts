import type { SignatureAccepted, SignatureInput } from '@uncac-petition/shared';
import { challengePath, signaturesPath, type FieldErrorCode } from '@uncac-petition/shared/constants';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Environment } from '../environment.js';
import { loadProver } from '../load-chunks.js';
import { request, type Outcome } from '../network/request.js';
import { newUuid } from '../network/uuid.js';
import { writeJson } from '../network/write-json.js';
import type { Prover } from '../proof/prover.js';

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
const mostTries = 5;
const noProof = { kind: 'ok', body: undefined } as const;

/** Sends a signature, and sends the same one again where that is harmless: the server knows it by its key (promise 7). */
export class SignController implements ReactiveController {
  readonly #host: SignHost;
  state: SignState = { name: 'editing' };
  #input: SignatureInput | undefined;
  #key = '';
  #url = '';
  #asksProof = false;
  #prover: Prover | undefined;
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
    // What was cut off when the element was moved goes out again, with the same key.
    if (this.isSending) void this.#send();
  }

  hostDisconnected(): void {
    this.#stopWatching?.();
    this.#sending?.abort();
    this.#prover?.forget();
    this.#host.environment.clearTimeout(this.#timer);
  }

  /** Also while it waits for a server that is busy. */
  get isSending(): boolean {
    return this.state.name === 'sending' || this.state.name === 'busy';
  }

  /** Starts on the proof that sending will need; harmless to call often. */
  async prepare(): Promise<void> {
    const prover = await this.#loadProver();
    prover?.prepare(this.#urlOf(challengePath));
  }

  /** Sends; the same text keeps its key, another text gets a new one. */
  async sign(input: SignatureInput, asksProof: boolean): Promise<void> {
    if (this.isSending) return;
    if (writeJson(input) !== writeJson(this.#input)) this.#key = newUuid(this.#host.environment);
    this.#input = input;
    this.#asksProof = asksProof;
    this.#url = this.#urlOf(signaturesPath);
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
    this.#sending?.abort();
    const { signal } = (this.#sending = new AbortController());
    this.#enter({ name: 'sending' });
    const outcome = await this.#post(signal);
    if (!signal.aborted) this.#settle(outcome);
  }

  /** @returns undefined where what solves proofs could not be loaded */
  async #post(signal: AbortSignal): Promise<Outcome<SignatureAccepted> | undefined> {
    const proof = this.#asksProof ? await (await this.#loadProver())?.take(this.#urlOf(challengePath)) : noProof;
    if (signal.aborted) return { kind: 'aborted' };
    if (proof?.kind !== 'ok') return proof;
    return request(this.#host.environment, this.#url, {
      signal,
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': this.#key },
      // Not part of the text, so the key stays the same with another proof.
      body: writeJson({ ...this.#input, proof: proof.body }),
    });
  }

  #settle(outcome: Outcome<SignatureAccepted> | undefined): void {
    if (!outcome) return this.#fail({ name: 'failed', requestId: undefined }, 'unreachable');
    if (outcome.kind === 'ok') return this.#succeed();
    if (outcome.kind !== 'problem') return this.#fail({ name: 'offline' }, 'unreachable');
    const { problem, status, retryAfterSeconds } = outcome;
    const { code = 'internal', errors = [], requestId } = problem;
    if (status === 503 || status === 429) return this.#waitAndSend(retryAfterSeconds ?? defaultRetrySeconds, code);
    if (code === 'petition-not-open') return this.#fail({ name: 'not-open' }, code);
    if (errors.some(({ path }) => path === 'proof') && ++this.#tries <= mostTries) return this.#proveAnew();
    if (code === 'invalid-fields' && this.#host.signatureRefused(errors)) return this.#fail({ name: 'editing' }, code);
    this.#fail({ name: 'failed', requestId }, code);
  }

  /** The proof has expired or was used, or the petition asks for one since its texts were loaded. */
  #proveAnew(): void {
    this.#asksProof = true;
    this.#prover?.forget();
    void this.#send();
  }

  #succeed(): void {
    this.#prover?.forget();
    const { environment } = this.#host;
    const againAt = environment.now() + sendAgainAfterMs;
    this.#enter({ name: 'sent', againAt, again: false });
    environment.clearTimeout(this.#timer);
    this.#timer = environment.setTimeout(() => this.#enter({ name: 'sent', againAt, again: true }), sendAgainAfterMs);
    this.#host.signatureSent();
  }

  #waitAndSend(seconds: number, code: string): void {
    if (++this.#tries > mostTries) return this.#fail({ name: 'failed', requestId: undefined }, code);
    this.#enter({ name: 'busy', seconds });
    const jitter = 1 + this.#host.environment.random() / 4;
    this.#timer = this.#host.environment.setTimeout(() => void this.#send(), seconds * 1000 * jitter);
  }

  #fail(state: SignState, code: string): void {
    this.#enter(state);
    this.#host.signatureFailed(code);
  }

  async #loadProver(): Promise<Prover | undefined> {
    const loaded = await loadProver();
    return (this.#prover ??= loaded && new loaded.Prover(this.#host.environment));
  }

  #urlOf(path: (petition: string) => string): string {
    return this.#host.serverAddress + path(this.#host.petition);
  }

  #enter(state: SignState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
