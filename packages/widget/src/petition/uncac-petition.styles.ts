import { css } from 'lit';

export const styles = css`
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
  .jump {
    justify-self: start;
  }
  @container (min-inline-size: 48em) {
    .layout {
      grid-template: auto 1fr / minmax(0, 1fr) minmax(20em, 25em);
      column-gap: 3em;
    }
    .act {
      grid-area: 1 / 2 / span 2 / 2;
    }
    .jump {
      display: none;
    }
  }

  .demands ol {
    border-block-start: 1px solid var(--_line);
    counter-reset: demand;
    list-style: none;
  }
  .demands li {
    border-block-end: 1px solid var(--_line);
    counter-increment: demand;
  }
  .demands summary {
    display: flex;
    gap: 0.75em;
    align-items: baseline;
    padding-block: 0.65em;
    font-weight: 600;
    list-style: none;
  }
  .demands summary::-webkit-details-marker {
    display: none;
  }
  .demands summary::before {
    min-inline-size: 1.5em;
    color: var(--_accent);
    content: counter(demand);
    font-variant-numeric: tabular-nums;
  }
  .demands summary span {
    flex: 1;
  }
  .demands summary::after {
    inline-size: 0.5em;
    block-size: 0.5em;
    margin-inline: 0.4em;
    border: solid var(--_soft);
    border-width: 0 2px 2px 0;
    content: '';
    transform: translateY(-0.2em) rotate(45deg);
  }
  .demands [open] summary::after {
    transform: rotate(225deg);
  }
  .demands details p {
    padding: 0 1.5em 0.9em 2.25em;
    padding-inline: 2.25em 1.5em;
    color: var(--_soft);
  }
  .badge {
    padding: 0.1em 0.5em;
    border: 1px solid;
    border-radius: 99px;
    color: var(--_accent);
    white-space: nowrap;
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
    min-inline-size: 0;
  }
  label {
    font-weight: 600;
  }
  input,
  select,
  button,
  a.secondary {
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
    text-overflow: ellipsis;
  }
  [aria-invalid='true']:not([type='checkbox']) {
    border: 2px solid var(--_error);
  }
  input[dir='ltr'] {
    text-align: start;
  }
  [dir='rtl'] input[dir='ltr'] {
    text-align: end;
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
  dd ~ dt {
    margin-block-start: 0.5em;
  }
  .trouble {
    padding: 0.8em 1em;
    border: 2px solid var(--_error);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .trouble ul {
    padding-inline-start: 1.2em;
  }
  .trouble li {
    padding-block: 0.15em;
  }
  .trouble a {
    color: var(--_error);
  }
  .trouble:focus {
    outline: 3px solid var(--_error);
    outline-offset: 2px;
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
    line-height: 1.4;
    text-align: center;
    text-decoration: none;
  }
  .secondary {
    min-block-size: 2.5em;
    padding: 0.35em 0.9em;
    border-width: 1px;
    font-weight: 600;
  }
  .primary {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  form .primary {
    font-size: 1.1em;
  }
  .primary:hover {
    box-shadow: inset 0 0 0 99em color-mix(in srgb, currentcolor 12%, transparent);
  }
  .secondary:hover {
    background: var(--_surface);
    text-decoration: underline;
  }
  [aria-disabled='true'] {
    cursor: progress;
    opacity: 0.75;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
  }
  .copy {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
  }
  .copy input {
    flex: 1 12em;
  }
`;
