import { css } from 'lit';

/**
 * Colours, type and the few pieces that both elements have. Public names are `--uncac-*`; `--_*` is what they come to.
 * Sizes are in `em` of the frame, since a page's `rem` may be anything.
 */
export const theme = css`
  :host {
    display: block;
    inline-size: 100%;
    max-inline-size: 70rem;
  }
  :host([hidden]) {
    display: none;
  }
  .frame {
    --_accent: var(--uncac-accent, #0b5cad);
    --_on-accent: var(--uncac-on-accent, #fff);
    --_text: var(--uncac-text, #17212e);
    --_soft: var(--uncac-soft, #4d5a6b);
    --_surface: var(--uncac-surface, #fff);
    --_raised: var(--uncac-raised, #f4f7fa);
    --_line: var(--uncac-line, #d5dde6);
    --_field-line: var(--uncac-field-line, #76839a);
    --_error: var(--uncac-error, #b3141f);
    --_radius: var(--uncac-radius, 6px);
    box-sizing: border-box;
    padding: clamp(1em, 4cqi, 2em);
    background: var(--_surface);
    color: var(--_text);
    font: 400 var(--uncac-font-size, max(1em, 16px)) / 1.55 var(--uncac-font, inherit);
    font-family: var(--uncac-font, inherit);
    letter-spacing: normal;
    overflow-wrap: anywhere;
    text-align: start;
    text-transform: none;
    white-space: normal;
  }
  @supports (color: light-dark(#000, #fff)) {
    .frame {
      --_accent: var(--uncac-accent, light-dark(#0b5cad, #8cc1f7));
      --_on-accent: var(--uncac-on-accent, light-dark(#fff, #08213c));
      --_text: var(--uncac-text, light-dark(#17212e, #e9eef4));
      --_soft: var(--uncac-soft, light-dark(#4d5a6b, #aebaca));
      --_surface: var(--uncac-surface, light-dark(#fff, #11171f));
      --_raised: var(--uncac-raised, light-dark(#f4f7fa, #1a222d));
      --_line: var(--uncac-line, light-dark(#d5dde6, #33404f));
      --_field-line: var(--uncac-field-line, light-dark(#76839a, #7d8da3));
      --_error: var(--uncac-error, light-dark(#b3141f, #ff9d97));
    }
  }
  *,
  ::before,
  ::after {
    box-sizing: inherit;
  }
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  h2,
  h3 {
    font-weight: 700;
    line-height: 1.2;
    text-wrap: balance;
  }
  h2 {
    font-size: clamp(1.5em, 1.1em + 2.2cqi, 2.1em);
  }
  h3 {
    font-size: 1.2em;
  }
  .soft {
    color: var(--_soft);
    font-size: 0.9em;
  }
  .unseen,
  .trap {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .count {
    min-block-size: 5.2em;
  }
  summary {
    padding-block: 0.4em;
    cursor: pointer;
  }
  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
`;
