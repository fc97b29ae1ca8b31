import { css } from 'lit';

export const styles = css`
  :host {
    max-inline-size: 40rem;
    min-block-size: var(--uncac-reserve, min(100vh, max(48em, 768px)));
  }
  :host([view='map']) {
    display: flow-root;
    max-inline-size: 70rem;
    min-block-size: 0;
  }
  :host([view='map'])::before {
    float: inline-start;
    padding-block-end: var(--uncac-reserve, min(100vh, 24% + max(46em, 736px)));
    content: '';
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
