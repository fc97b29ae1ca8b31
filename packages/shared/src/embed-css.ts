/**
 * The rule for pages that show the elements: it keeps their places from before their script comes, as the elements do from
 * then on, so that nothing on the page moves. Without scripts there is only the link, which needs no place.
 *
 * The heights are those of the elements' own styles; a page that sets `--uncac-reserve` changes both.
 */
export const embedCss = `@media (scripting: enabled) {
  uncac-petition:not(:defined),
  uncac-totals:not(:defined) {
    display: flow-root;
    max-width: 70rem;
    min-height: var(--uncac-reserve, 100vh);
  }
  uncac-totals:not(:defined) {
    min-height: var(--uncac-reserve, min(100vh, max(48em, 768px)));
  }
  uncac-totals[view='map']:not(:defined) {
    min-height: 0;
  }
  uncac-totals[view='map']:not(:defined)::before {
    float: left;
    padding-bottom: var(--uncac-reserve, min(100vh, 24% + max(46em, 736px)));
    content: '';
  }
}
`;
