import { html as escape } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** HTML in which everything that was put in is escaped. */
export type Html = HtmlEscapedString;

export type HtmlValue = string | number | Html | null | undefined | boolean | readonly HtmlValue[];

/** Template for HTML: values are escaped, unless they are `Html` themselves; lists are joined, nothing and booleans give nothing. */
export const html = (strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html =>
  // Only promises make it asynchronous, and the type lets none in.
  escape(strings, ...values) as Html;
