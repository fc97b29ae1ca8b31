import type { SignatureKind } from '@uncac-petition/shared/constants';
import { html, nothing, type TemplateResult } from 'lit';
import type { FormView } from '../petition/form-view.js';

/** Who signs, where a petition takes several kinds; and what it means to sign in public. */
export const renderKinds = (view: FormView): TemplateResult => {
  const { petition, locale, draft } = view;
  return html`
    <div class="field">
      ${
        petition.kinds.length > 1
          ? html`
              <fieldset part="kind" class="kinds">
                <legend>${locale.say('kind')}</legend>
                ${petition.kinds.map((kind) => renderKind(view, kind))}
              </fieldset>
            `
          : nothing
      }
      <div role="status">
        ${draft.kind === 'individual' ? nothing : html`<p part="note" class="note">${locale.say(`public-${draft.kind}`)}</p>`}
      </div>
    </div>
  `;
};

const renderKind = ({ locale, draft, change }: FormView, kind: SignatureKind) => html`
  <label class="box" part="label">
    <input
      part="radio"
      type="radio"
      name="kind"
      id="kind-${kind}"
      value=${kind}
      .checked=${draft.kind === kind}
      @change=${() => change({ kind })}
    />
    <span>${locale.say(`kind-${kind}`)}</span>
  </label>
`;
