import type { Petition } from '@uncac-petition/shared';
import type { OptInHolder } from '@uncac-petition/shared/constants';
import { html, nothing, type TemplateResult } from 'lit';
import { asksName } from './draft.js';
import type { FormView } from './form-view.js';
import { renderBox, renderChoice, renderTextField } from './render-fields.js';
import { renderMemberPrivacy } from './render-partner.js';

/** What the petition turns on beside the short form. */
export const renderOptional = (view: FormView): TemplateResult => html`
  ${
    view.petition.fields.includes('locality')
      ? renderTextField(view, { field: 'locality', type: 'text', autocomplete: 'address-level2', required: false })
      : nothing
  }
  ${
    view.petition.fields.includes('showName') && asksName(view.petition, view.draft)
      ? renderChoice(view, 'showName')
      : nothing
  }
  ${view.petition.optIn.map((box) => renderOptIn(view, box))} ${renderHoneypot(view)}
`;

const renderOptIn = (view: FormView, { holder, text }: Petition['optIn'][number]) => html`
  ${renderOptInBox(view, holder, text)} ${holder === 'member' ? renderMemberPrivacy(view) : nothing}
`;

const renderOptInBox = ({ draft, change }: FormView, holder: OptInHolder, text: string) =>
  renderBox({
    id: `optIn-${holder}`,
    label: text,
    checked: draft.optIn.includes(holder),
    changed: (wanted) =>
      change({ optIn: [...draft.optIn.filter((other) => other !== holder), ...(wanted ? [holder] : [])] }),
  });

/** A hidden field that only programs fill in: out of sight, out of the tab order, unknown to screen readers. */
const renderHoneypot = ({ draft, change }: FormView) => html`
  <div class="trap" aria-hidden="true">
    <label for="fax">Fax</label>
    <input
      id="fax"
      name="fax"
      type="text"
      tabindex="-1"
      autocomplete="off"
      .value=${draft.fax}
      @input=${(event: Event) => change({ fax: (event.target as HTMLInputElement).value })}
    />
  </div>
`;
