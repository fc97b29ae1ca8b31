import type { Petition, PublicTotals, SignatureInput } from '@uncac-petition/shared';
import type { PetitionStatus } from '@uncac-petition/shared/constants';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Announcer } from '../controllers/announcer.js';
import { PetitionController } from '../controllers/petition-controller.js';
import { SignController, type FieldError, type SignState } from '../controllers/sign-controller.js';
import type { TotalsController } from '../controllers/totals-controller.js';
import { inTime, loadKinds, loadLater, type Kinds, type Later } from '../load-chunks.js';
import type { Locale } from '../locales/locale.js';
import { PetitionElement } from '../petition-element.js';
import { theme } from '../theme.styles.js';
import { countryChoices } from './countries.js';
import { checkDraft, emptyDraft, toFieldErrors, toSignatureInput, type Draft, type FieldErrors } from './draft.js';
import type { FormView } from './form-view.js';
import { renderForm } from './render-form.js';
import { renderHeader } from './render-text.js';
import { styles } from './uncac-petition.styles.js';

/**
 * A petition that can be signed on any page. Its children, a link to the petition's own page say, stay visible until the
 * form is there.
 *
 * @tag uncac-petition
 * @attr {string} lang - Language; else the page's, else the browser's, else the petition's.
 * @attr {"calm" | "night" | "plain"} theme - Its look: `calm` follows the page, `night` is dark, `plain` black and white.
 *
 * @slot - Fallback, shown until the form is ready and where it can't be loaded.
 * @slot before-form - Above the form, while there is one.
 * @slot after-form - Below the form, while there is one.
 * @slot thanks - After sending, below what to do next.
 *
 * @fires {CustomEvent<SignDetail>} uncac-sign - Before sending; `preventDefault()` stops it.
 * @fires {CustomEvent<SignDetail>} uncac-signed - The signature was taken, a mail is on its way.
 * @fires {CustomEvent<TotalsDetail>} uncac-totals - The count has changed.
 * @fires {CustomEvent<ErrorDetail>} uncac-error - Loading or sending failed; `code` is that of the answer, or `unreachable`.
 *
 * @csspart frame - All that is shown.
 * @csspart header - Title, summary and count.
 * @csspart title - The petition's title.
 * @csspart count - The count with its goal.
 * @csspart total - The number itself.
 * @csspart goal - The progress bar.
 * @csspart kinds - People, organisations and parliamentarians counted apart.
 * @csspart milestone - The next step towards the decision, or the last one.
 * @csspart demands - The demands.
 * @csspart form - The form.
 * @csspart field - A label with its field.
 * @csspart label - The label of a field or box.
 * @csspart input - A text field or the list of countries.
 * @csspart checkbox - A box to tick.
 * @csspart kind - One of the kinds of signature, with its label.
 * @csspart radio - What is chosen a kind of signature with.
 * @csspart note - What a country, or a kind of signature, means for the signature.
 * @csspart stance - What the chosen country's government holds.
 * @csspart offer - What is offered to that government.
 * @csspart error-summary - The list of fields to correct.
 * @csspart button - The main button.
 * @csspart sent - What is shown after sending.
 * @csspart return - The link back to the member's page.
 * @csspart share - Links to share.
 * @csspart status - What is shown instead of the form while the petition takes no signatures.
 * @csspart successor - The link to what goes on after the close.
 *
 * @cssprop --uncac-font - Font family; the page's unless set.
 * @cssprop --uncac-font-size - Size of the text; the page's unless set, at least 16px.
 * @cssprop --uncac-accent - Buttons, links, bars, focus; the member's colour unless set.
 * @cssprop --uncac-on-accent - Text on the accent colour; the member's unless set.
 * @cssprop --uncac-text - Text.
 * @cssprop --uncac-soft - Secondary text.
 * @cssprop --uncac-surface - Background.
 * @cssprop --uncac-raised - Background of form and notes.
 * @cssprop --uncac-line - Hairlines.
 * @cssprop --uncac-field-line - Borders of fields.
 * @cssprop --uncac-error - Errors.
 * @cssprop --uncac-radius - Rounding of corners.
 * @cssprop --uncac-reserve - Height that is kept from the beginning on, so that nothing below moves; 100vh unless set.
 */
export class UncacPetition extends PetitionElement {
  static override readonly styles = [theme, styles];

  static override readonly properties: PropertyDeclarations = { member: {}, preview: { type: Boolean } };

  /** Name of the member of the coalition whose page this is; it is credited. */
  member = '';

  /** Everything but sending. */
  preview = false;

  readonly #loader = new PetitionController(this);
  readonly #signing = new SignController(this);
  #live: TotalsController | undefined;
  #announcer: Announcer | undefined;
  #draft: Draft = { ...emptyDraft };
  #errors: FieldErrors = {};
  #later: Later | undefined;
  #kinds: Kinds | undefined;
  #choices: FormView['choices'] = { likely: [], others: [] };
  #announcement = '';
  #focusNext = '';
  #focused: Element | null | undefined;

  protected override willUpdate(): void {
    const { petition, member, serverAddress: server } = this;
    if (!this.isConnected) return;
    this.#focused = this.shadowRoot?.activeElement;
    this.#loader.load({ server, petition, member: member || '', lang: this.wantedLanguage });
    this.#live?.follow(server, petition);
    void this.#loadMore(this.#loader.petition);
    this.#later?.dress(this, this.#loader.petition);
  }

  protected override updated(): void {
    const countries = this.renderRoot.querySelector<HTMLSelectElement>('#country');
    if (countries) countries.value = this.#draft.country;
    // Where the form has gone, what stands in its place.
    const next = this.#focused?.isConnected === false ? this.#focusNext || 'status' : this.#focusNext;
    const target = (this.renderRoot as ShadowRoot).getElementById(next);
    if (!target) return;
    this.#focusNext = '';
    target.focus();
  }

  protected override render(): TemplateResult {
    const petition = this.#loader.petition;
    if (!petition) return this.#loader.isUnderWay ? html`<div class="wait"><slot></slot></div>` : html`<slot></slot>`;
    const view = this.#view(petition, this.localeController.locale);
    const status = this.#status(petition);
    const asks = status === 'open' && this.#signing.state.name !== 'sent';
    return html`
      <div part="frame" class="frame" lang=${petition.lang} dir=${view.locale.dir}>
        <div class="layout">
          ${renderHeader(view, asks)}
          <div class="act">${this.#renderAct(view, status)}</div>
          ${this.#later?.renderDemands(petition, view.locale) ?? html`<slot></slot>`}
        </div>
        <p role="status" class="unseen">${this.#announcement}</p>
      </div>
    `;
  }

  #renderAct(view: FormView, status: PetitionStatus) {
    const { petition, locale, state } = view;
    if (state.name === 'sent') return html`${this.#renderSent(view, state)} ${this.#renderShare(view)}`;
    if (status !== 'open')
      return html`${this.#later?.renderStatus(petition, locale, status)} ${this.#renderShare(view)}`;
    // An individual's form needs nothing more; the others' can't be shown without their fields.
    return view.draft.kind === 'individual' || this.#kinds ? renderForm(view) : html`<slot></slot>`;
  }

  /** Says what matters even where the second file did not come. */
  #renderSent(view: FormView, state: Extract<SignState, { name: 'sent' }>) {
    const { locale, draft } = view;
    const correct = () => {
      this.#signing.edit();
      this.#focusNext = 'email';
    };
    // The marks keep an address in its own direction inside a right-to-left sentence.
    const email = `\u2066${draft.email.trim()}\u2069`;
    return html`
      <section part="sent" class="card" aria-labelledby="sent-title">
        <h3 id="sent-title" tabindex="-1">${locale.say('sentTitle')}</h3>
        <p>${locale.say('sent', { email })}</p>
        ${this.#later?.renderSentDetails(view, state, () => this.#sendAgain(), correct)}
      </section>
    `;
  }

  #renderTrouble(petition: Petition, locale: Locale) {
    const { state } = this.#signing;
    if (this.#later) return this.#later.renderTrouble(petition, locale, state);
    return state.name === 'offline' || state.name === 'failed'
      ? html`<p class="trouble">${locale.say('failed')}</p>`
      : nothing;
  }

  #renderShare({ petition, locale }: FormView) {
    return this.#later?.renderShare(petition, locale, this.environment.page);
  }

  #view(petition: Petition, locale: Locale): FormView {
    return {
      petition,
      locale,
      server: this.serverAddress,
      now: this.environment.now(),
      totals: this.#live?.totals,
      later: this.#later,
      kinds: this.#kinds,
      draft: this.#draft,
      errors: this.#errors,
      state: this.#signing.state,
      choices: this.#choices,
      trouble: this.#renderTrouble(petition, locale),
      preview: this.preview,
      touched: () => this.#touched(petition),
      change: (typed) => this.#change(typed),
      submit: () => this.#sign(petition),
      focusField: (id) => this.#focus(id),
    };
  }

  /** The live totals are newer than the texts, but a server that has just refused knows better than a copy that says `open`. */
  #status(petition: Petition): PetitionStatus {
    const live = this.#live?.totals?.status ?? petition.status;
    if (this.#signing.state.name !== 'not-open') return live;
    return [petition.status, live].find((status) => status !== 'open') ?? 'paused';
  }

  #touched({ proofOfWork }: Petition): void {
    if (proofOfWork && !this.preview) void this.#signing.prepare();
  }

  #change(typed: Partial<Draft>): void {
    this.#draft = { ...this.#draft, ...typed };
    const mended = Object.keys(typed);
    this.#errors = Object.fromEntries(Object.entries(this.#errors).filter(([field]) => !mended.includes(field)));
    this.requestUpdate();
  }

  #sign(petition: Petition): void {
    this.#errors = { ...checkDraft(petition, this.#draft), ...this.#kinds?.checkDraft(this.#draft) };
    if (Object.keys(this.#errors).length > 0) return this.#focus('summary');
    if (this.#signing.isSending || !this.emit('uncac-sign', this.#detail(), true)) return this.requestUpdate();
    if (this.preview) this.#signing.pretend();
    else void this.#signing.sign(this.#toInput(petition), petition.proofOfWork);
  }

  #toInput(petition: Petition): SignatureInput {
    return { ...toSignatureInput(petition, this.#draft, this.member), ...this.#kinds?.toInput(this.#draft) };
  }

  #sendAgain(): void {
    if (this.preview) this.#signing.pretend();
    else void this.#signing.sendAgain();
  }

  /** The form is shown with it, so that nothing moves when it comes; where it does not come, without. */
  async #loadMore(petition: Petition | undefined): Promise<void> {
    const later = await loadLater();
    if (later && !this.#later) {
      this.#later = later;
      this.#live = new later.TotalsController(this);
      this.#announcer = new later.Announcer(this);
      this.addController(new later.PageLanguage(this));
    }
    if (!petition?.kinds.some((kind) => kind !== 'individual')) return;
    const kinds = await loadKinds();
    if (!(await kinds?.speak(this.localeController.locale, this))) return;
    this.#kinds = kinds;
    this.requestUpdate();
  }

  #focus(id: string): void {
    this.#focusNext = id;
    this.requestUpdate();
  }

  #detail() {
    return { petition: this.petition, member: this.member || '', preview: this.preview };
  }

  /** @internal */
  async petitionLoaded(petition: Petition): Promise<void> {
    await this.localeController.speak(petition.lang);
    if (!petition.kinds.includes(this.#draft.kind)) this.#change({ kind: petition.kinds[0] ?? 'individual' });
    await inTime(this.environment, this.#loadMore(petition));
    this.#choices = countryChoices(petition, this.localeController.locale, this.environment.languages);
  }

  /** @internal */
  petitionFailed(code: string): void {
    this.emit('uncac-error', { petition: this.petition, code });
  }

  /** @internal */
  totalsChanged({ petition, sequence, signatures: { total } }: PublicTotals): void {
    if (this.#announcer?.mayAnnounce(total))
      this.#announcement = this.localeController.locale.say('counted', { count: total });
    this.emit('uncac-totals', { petition, sequence, total });
  }

  /** @internal */
  signatureSent(): void {
    this.#focus('sent-title');
    this.emit('uncac-signed', this.#detail());
  }

  /** @internal */
  signatureRefused(errors: readonly FieldError[]): boolean {
    this.#errors = toFieldErrors({ kinds: this.#kinds, draft: this.#draft }, errors);
    this.#focus('summary');
    return Object.keys(this.#errors).length > 0;
  }

  /** @internal */
  signatureFailed(code: string): void {
    if (code === 'petition-not-open') void this.#loader.reload();
    this.emit('uncac-error', { petition: this.petition, code });
  }
}
