import { css } from 'lit';

export const styles = css`
  .wait,
  .frame {
    min-block-size: var(--uncac-reserve, 100vh);
  }
  .frame {
    container-type: inline-size;
  }
  .layout {
    display: grid;
    gap: clamp(1.4em, 4cqi, 2.2em);
  }
  .header,
  .act,
  .demands,
  .card,
  .share {
    display: grid;
    gap: 1em;
    align-content: start;
    min-inline-size: 0;
  }
  .summary {
    display: grid;
    gap: 0.7em;
    max-inline-size: 42em;
  }
  .summary p:first-child {
    font-size: 1.12em;
  }
  .card {
    padding: clamp(1em, 5cqi, 1.6em);
    border: 1px solid var(--_line);
    border-block-start: 4px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_raised);
  }
  .field {
    display: grid;
    gap: 0.3em;
  }
  label {
    font-weight: 600;
  }
  input,
  select,
  button {
    font: inherit;
    color: inherit;
  }
  input:not([type='checkbox']),
  select {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 2.9em;
    margin: 0;
    padding: 0.5em 0.7em;
    border: 1px solid var(--_field-line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  [aria-invalid='true']:not([type='checkbox']) {
    border: 2px solid var(--_error);
  }
  .box {
    display: flex;
    gap: 0.7em;
    align-items: flex-start;
    padding-block: 0.15em;
    cursor: pointer;
    font-weight: 400;
  }
  .box input {
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
    margin: 0;
    accent-color: var(--_accent);
  }
  .error {
    color: var(--_error);
    font-weight: 600;
  }
  .note {
    display: grid;
    gap: 0.2em;
    padding: 0.2em 0;
    padding-inline-start: 0.9em;
    border-inline-start: 3px solid var(--_accent);
  }
  dt {
    font-weight: 600;
  }
  .trouble {
    padding: 0.8em 1em;
    border: 2px solid var(--_error);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .trouble ul {
    padding-inline-start: 1.2em;
    line-height: 1.8;
  }
  .trouble a {
    padding-block: 0.25em;
    color: var(--_error);
  }
  .outcome:empty {
    display: none;
  }
  a {
    color: var(--_accent);
  }
  .primary,
  .secondary {
    display: inline-block;
    min-block-size: 2.9em;
    padding: 0.55em 1.2em;
    border: 2px solid var(--_accent);
    border-radius: var(--_radius);
    background: none;
    color: var(--_accent);
    cursor: pointer;
    font-weight: 700;
    text-align: center;
    text-decoration: none;
  }
  .primary {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  form .primary {
    font-size: 1.1em;
  }
  [aria-disabled='true'] {
    cursor: progress;
    opacity: 0.75;
  }
`;
