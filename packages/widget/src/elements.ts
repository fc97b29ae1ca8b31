/** Registers both elements: the entry of the script tag, and `@uncac-petition/widget/elements` for bundlers. */
import { loadLater } from './load-chunks.js';
import './petition/uncac-petition.define.js';

void loadLater();
