import { css } from 'lit';

export const styles = css`
  :host {
    max-inline-size: 40rem;
  }
  :host([view='map']) {
    max-inline-size: 70rem;
  }
  .map-place::after {
    display: block;
    padding-block-end: calc(46% + 25em);
    content: '';
  }
  .frame .map-place::after {
    padding-block-end: calc(46% + 15em);
  }
  @media (max-width: 40em) {
    .map-place::after {
      padding-block-end: calc(46% + 34em);
    }
    .frame .map-place::after {
      padding-block-end: calc(46% + 24em);
    }
  }
  .frame {
    display: grid;
    gap: 0.9em;
    container-type: inline-size;
  }
  h2 {
    font-size: 1.3em;
  }
  h3 {
    margin-block-start: 0.4em;
    font-size: 1em;
  }
  .rows {
    display: grid;
    gap: 0.6em;
    list-style: none;
  }
  .rows li {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 1em;
  }
  .rows progress {
    grid-column: 1 / -1;
    margin-block: 0.15em 0;
  }
  .value {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
  summary {
    color: var(--_accent);
    font-weight: 600;
  }
`;
