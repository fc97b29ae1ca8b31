/** Registers both elements: `@uncac-petition/widget/elements`, for bundlers. The script tag has `script.ts`. */
import { loadLater } from './load-chunks.js';
import './petition/uncac-petition.define.js';

void loadLater();
