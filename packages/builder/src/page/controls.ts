import { html, type TemplateResult } from 'lit';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly lang?: string;
}

/** A list to choose one of, with its label. */
export const selectField = (
  id: string,
  label: string,
  options: readonly Option[],
  chosen: string,
  choose: (value: string) => void,
): TemplateResult => html`
  <div class="field">
    <label for=${id}>${label}</label>
    <select id=${id} @change=${(event: Event) => choose((event.currentTarget as HTMLSelectElement).value)}>
      ${options.map(
        ({ value, label: text }) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`,
      )}
    </select>
  </div>
`;

/** Few enough to see them all. */
export const radioField = (
  name: string,
  legend: string,
  options: readonly Option[],
  chosen: string,
  choose: (value: string) => void,
): TemplateResult => html`
  <fieldset>
    <legend>${legend}</legend>
    ${options.map(
      ({ value, label }) => html`
        <label class="box"
          ><input
            type="radio"
            name=${name}
            value=${value}
            .checked=${value === chosen}
            @change=${() => choose(value)}
          />${label}</label
        >
      `,
    )}
  </fieldset>
`;
