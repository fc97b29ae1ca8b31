/** Registers both elements: the entry of the script tag, and `@uncac-petition/widget/elements` for bundlers. */
import './petition/uncac-petition.define.js';
import './totals/uncac-totals.define.js';
