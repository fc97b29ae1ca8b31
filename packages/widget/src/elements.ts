/** Registers both elements: `@uncac-petition/widget/elements`, for bundlers. The script tag has `script.ts`. */
import { define } from './define.js';
import { loadLater } from './load-chunks.js';
import { UncacPetition } from './petition/uncac-petition.js';

// Where a page is rendered on a server there is nothing to register.
if (typeof customElements !== 'undefined') {
  define('uncac-petition', UncacPetition);
  void loadLater();
}
