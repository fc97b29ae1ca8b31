import { html, type TemplateResult } from 'lit';
import type { MessageKey } from './catalogue.js';
import type { Locale } from './locale.js';

const mark = '\u0000';

/** A message with something marked up in the place of one of its placeholders. */
export const sayWith = (locale: Locale, key: MessageKey, placeholder: string, content: unknown): TemplateResult => {
  const [before = '', after = ''] = locale.say(key, { [placeholder]: mark }).split(mark);
  return html`${before}${content}${after}`;
};
