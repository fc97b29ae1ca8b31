import { html, nothing, type TemplateResult } from 'lit';
import { readAddress } from '../check/address.js';
import { checkPage, type EmbedNeed, type Report } from '../check/check-page.js';
import { readPasted } from '../check/pasted.js';
import { isOnPage, type BuilderActions, type BuilderState, type EmbedKind } from './builder-state.js';
import { codeBlock } from './code-view.js';
import type { Say } from './texts.js';

const needOf = (kind: EmbedKind): EmbedNeed => (isOnPage(kind) ? 'script' : kind === 'frame' ? 'frame' : 'nothing');

/** Until an address is given, a page as most are. */
const somePage = 'https://your-site.example/';

export const checkView = (state: BuilderState, say: Say, actions: BuilderActions): TemplateResult => {
  const { address, pasted } = state;
  const { change } = actions;
  const isWrong = address.trim() !== '' && readAddress(address) === undefined;
  return html`
    <section class="check" aria-labelledby="check-title">
      <h2 id="check-title">${say('check')}</h2>
      <p>${say('check.lead')}</p>
      <div class="field">
        <label for="address">${say('check.address')}</label>
        <input
          id="address"
          type="url"
          dir="ltr"
          placeholder=${somePage}
          aria-invalid=${isWrong ? 'true' : 'false'}
          aria-describedby="address-wrong"
          .value=${address}
          @input=${(event: Event) => change({ address: (event.currentTarget as HTMLInputElement).value })}
        />
        <p class="hint" id="address-wrong" role="status">${isWrong ? say('check.badAddress') : nothing}</p>
      </div>
      <div class="field">
        <label for="pasted">${say('check.pasted')}</label>
        <p class="hint" id="pasted-hint">${say('check.pastedHint')}</p>
        <textarea
          id="pasted"
          dir="ltr"
          rows="8"
          spellcheck="false"
          aria-describedby="pasted-hint"
          .value=${pasted}
          @input=${(event: Event) => change({ pasted: (event.currentTarget as HTMLTextAreaElement).value })}
        ></textarea>
      </div>
      <div role="status" id="report">
        ${address.trim() === '' && pasted.trim() === '' ? nothing : reportView(state, say, actions)}
      </div>
    </section>
  `;
};

const reportView = (state: BuilderState, say: Say, actions: BuilderActions): TemplateResult => {
  const server = new URL(state.publicUrl);
  const page = readAddress(state.address) ?? new URL(somePage);
  const { kind, petition, pins } = state.choices;
  const version = pins ? state.release?.version : undefined;
  const report = checkPage(readPasted(state.pasted), { need: needOf(kind), page, server, petition, version });
  return html`
    <p class=${report.works ? 'notice' : 'errors'}><b>${say(`check.${report.verdict}`)}</b></p>
    ${
      report.enforced > 0 || report.verdict === 'works'
        ? html`<p class="hint">${say('check.enforced', { count: String(report.enforced) })}</p>`
        : nothing
    }
    ${findingsView(report, say, server.origin)}
    ${
      report.reportOnly > 0
        ? html`<p class="hint">${say('check.reportOnly', { count: String(report.reportOnly) })}</p>`
        : nothing
    }
    ${report.repairs.map(({ from, after }, at) =>
      codeBlock(
        `repair-${at}`,
        say(from === 'meta' ? 'check.meta' : 'check.header'),
        from === 'meta' ? after : `Content-Security-Policy: ${after}`,
        state,
        say,
        actions,
      ),
    )}
  `;
};

const findingsView = ({ findings }: Report, say: Say, server: string) =>
  findings.length === 0
    ? nothing
    : html`<ul>
        ${findings.map(
          ({ code, weight, values }) => html`<li class=${weight}>${say(`find.${code}`, { ...values, server })}</li>`,
        )}
      </ul>`;
