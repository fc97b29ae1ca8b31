import { css } from 'lit';

/**
 * Steps are mixed from the accent, so that the map has the colours of its page; stances have their own, which differ in
 * lightness too, and patterns beside them.
 */
export const mapStyles = css`
  .map {
    --_land: color-mix(in oklab, var(--_soft) 17%, var(--_surface));
    --_open: #17735a;
    --_hesitant: #f3d9a0;
    --_hesitant-line: #b06f00;
    --_reluctant: #8d2a50;
    --_reluctant-line: #fff;
    display: grid;
    gap: 0.75em;
  }
  @supports (color: light-dark(#000, #fff)) {
    .map {
      --_open: light-dark(#17735a, #62c9a6);
      --_hesitant: light-dark(#f3d9a0, #5c4514);
      --_hesitant-line: light-dark(#b06f00, #e8b04b);
      --_reluctant: light-dark(#8d2a50, #e07a9d);
      --_reluctant-line: light-dark(#fff, #3a0d20);
    }
  }
  .chart {
    touch-action: manipulation;
  }
  .chart svg {
    display: block;
    inline-size: 100%;
    block-size: auto;
    aspect-ratio: 2468 / 1139;
    overflow: visible;
  }
  .chart :is(path, circle) {
    stroke: var(--_surface);
    stroke-width: 0.8px;
    stroke-linejoin: round;
    vector-effect: non-scaling-stroke;
  }
  @media (prefers-reduced-motion: no-preference) {
    .chart :is(path, circle) {
      transition: fill 0.4s;
    }
  }
  .chart pattern path {
    stroke: var(--_reluctant-line);
    stroke-width: 3px;
    vector-effect: none;
  }
  .chart [data-country] {
    cursor: pointer;
    outline: none;
  }
  .chart .halo,
  .chart .ring {
    fill: none;
    pointer-events: none;
  }
  .chart .halo {
    stroke: var(--_surface);
    stroke-width: 5px;
  }
  .chart .ring {
    stroke: var(--_text);
    stroke-width: 2px;
  }
  .chart :focus-visible ~ .ring {
    stroke-width: 3px;
  }
  .step-none,
  .stance-unknown {
    fill: var(--_land);
  }
  .dot:is(.step-none, .stance-unknown) {
    fill: color-mix(in oklab, var(--_soft) 32%, var(--_surface));
  }
  .step-1 {
    fill: color-mix(in oklab, var(--_accent) 34%, var(--_surface));
  }
  .step-2 {
    fill: color-mix(in oklab, var(--_accent) 50%, var(--_surface));
  }
  .step-3 {
    fill: color-mix(in oklab, var(--_accent) 66%, var(--_surface));
  }
  .step-4 {
    fill: color-mix(in oklab, var(--_accent) 83%, var(--_surface));
  }
  .step-5 {
    fill: var(--_accent);
  }
  .stance-open {
    fill: var(--_open);
  }
  .hesitant-ground {
    fill: var(--_hesitant);
  }
  .hesitant-line {
    fill: var(--_hesitant-line);
  }
  .reluctant-ground {
    fill: var(--_reluctant);
  }
  .caption {
    min-block-size: 4.8em;
    padding: 0.6em 0.9em;
    border-inline-start: 3px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_raised);
  }
  .caption p:last-child {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    align-items: baseline;
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35em 1.2em;
    font-size: 0.9em;
    list-style: none;
  }
  .key li {
    display: flex;
    gap: 0.45em;
    align-items: center;
  }
  .swatch {
    flex: none;
    inline-size: 1.7em;
    block-size: auto;
    aspect-ratio: 66 / 42;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.95em;
  }
  th,
  td {
    padding: 0.4em 0.5em;
    border-block-end: 1px solid var(--_line);
    text-align: start;
    vertical-align: baseline;
  }
  thead th {
    color: var(--_soft);
    font-weight: 600;
  }
  tbody th {
    font-weight: 600;
  }
  .number {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .note {
    max-inline-size: 95ch;
    font-size: 0.8em;
  }
  @container (max-width: 30em) {
    .chart .dot {
      r: 12px;
    }
    .chart .halo {
      stroke-width: 3.5px;
    }
    .chart .ring,
    .chart :focus-visible ~ .ring {
      stroke-width: 1.5px;
    }
    .chart {
      margin-inline: -0.75em;
    }
    .by-stance .caption {
      min-block-size: 7em;
    }
  }
  @media (forced-colors: active) {
    .map {
      --_accent: CanvasText;
      --_surface: Canvas;
      --_text: Highlight;
      --_land: Canvas;
      --_open: CanvasText;
      --_hesitant: Canvas;
      --_hesitant-line: CanvasText;
      --_reluctant: CanvasText;
      --_reluctant-line: Canvas;
    }
    .chart :is(path, circle),
    .swatch rect {
      stroke: CanvasText;
    }
    /* Between dark neighbours. */
    .chart :is(.step-3, .step-4, .step-5, .stance-open, .stance-reluctant) {
      stroke: Canvas;
    }
    .dot:is(.step-none, .stance-unknown) {
      fill: Canvas;
    }
    .chart .halo {
      stroke: Canvas;
    }
    .chart .ring {
      stroke: Highlight;
    }
  }
`;
