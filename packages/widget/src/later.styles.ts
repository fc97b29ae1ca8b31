import { css } from 'lit';

/** For what comes with the second file, and for what can be read without it: counts, bars, demands, links to share. */
export const laterStyles = css`
  .total {
    color: var(--_accent);
    font-size: 2.4em;
    font-variant-numeric: tabular-nums;
    line-height: 1.1;
  }
  .kinds-place {
    min-block-size: 3.1em;
  }
  @container (max-width: 22em) {
    .kinds-place {
      min-block-size: 4.65em;
    }
  }
  .goal-place {
    /* A bar and a line. */
    block-size: calc(1.2em + 1.4em);
  }
  progress {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: 0.5em;
    margin-block: 0.35em;
    border: 0;
    border-radius: 99px;
    background: var(--_line);
    overflow: hidden;
  }
  ::-webkit-progress-bar {
    background: var(--_line);
  }
  ::-webkit-progress-value {
    border-radius: 99px;
    background: var(--_accent);
  }
  ::-moz-progress-bar {
    border-radius: 99px;
    background: var(--_accent);
  }
  @media (forced-colors: active) {
    progress {
      forced-color-adjust: none;
      --_line: Canvas;
      --_accent: Highlight;
      border: 1px solid CanvasText;
    }
    [aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
      opacity: 1;
    }
  }
  @container (min-inline-size: 48em) {
    .layout {
      grid-template: auto 1fr / minmax(0, 1fr) minmax(20em, 25em);
      column-gap: 3em;
    }
    .act {
      grid-area: 1 / 2 / span 2 / 2;
    }
  }
  .jump {
    justify-self: start;
  }
  @container (min-inline-size: 48em) {
    .header .jump {
      display: none;
    }
  }
  .kinds {
    margin: 0;
    padding: 0;
    border: 0;
  }
  .kinds legend {
    padding: 0;
    font-weight: 600;
  }
  .kinds input[type='radio'] {
    min-block-size: 1.5em;
    padding: 0;
  }
  .milestone {
    padding-inline-start: 0.9em;
    border-inline-start: 3px solid var(--_line);
  }
  .milestone a {
    display: inline-block;
    padding-block: 0.3em;
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

  .secondary {
    min-block-size: 2.5em;
    padding: 0.35em 0.9em;
    border-width: 1px;
    font-weight: 600;
  }
  .primary:hover {
    box-shadow: inset 0 0 0 99em color-mix(in srgb, currentcolor 12%, transparent);
  }
  .secondary:hover {
    background: var(--_surface);
    text-decoration: underline;
  }
  @media (prefers-reduced-motion: no-preference) {
    ::-webkit-progress-value {
      transition: inline-size 0.4s;
    }
  }
  dd ~ dt {
    margin-block-start: 0.5em;
  }
`;
