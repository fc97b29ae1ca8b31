/**
 * What organisations and parliamentarians sign with, in public. Loaded only where a petition takes them; an individual's
 * form works before it comes and without it.
 */
import { english } from '../locales/locale.js';
import { enKinds } from '../locales/en-kinds.js';

Object.assign(english, enKinds);

export { checkDraft, fieldsOf, toInput } from './public-draft.js';
export { renderFields } from './render-public-fields.js';
export { speak } from './speak.js';
export { renderKinds } from './render-kinds.js';
