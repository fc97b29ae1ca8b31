/** The entry of the script tag: registers `<uncac-petition>`, and asks for what comes beside and after the form. */
import { define } from './define.js';
import { loadLater } from './load-chunks.js';
import { UncacPetition } from './petition/uncac-petition.js';
import { refusal } from './trusted-html.js';

// What else the form needs came earlier, to all browsers that can read this file at all.
const isOld = !('adoptedStyleSheets' in document);

if (refusal)
  console.warn(
    "uncac-petition stays a link: the page's policy lacks `trusted-types lit-html 'allow-duplicates'`.",
    refusal,
  );
else if (!isOld) {
  define('uncac-petition', UncacPetition);
  void loadLater();
}
