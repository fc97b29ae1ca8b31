import { z } from 'zod';

/**
 * What never belongs in one line of a person's text: control characters, line and paragraph separators, bidi
 * embeddings, overrides and isolates. Joiners (ZWJ, ZWNJ) stay: scripts need them.
 */
// oxlint-disable-next-line no-control-regex -- control characters are what this looks for
const forbidden = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const visible = /[^\p{C}\p{Z}\p{M}]/u;
/** Letters that show nothing (fillers, the blank of Braille), and tags: they make a name that nobody sees. */
const unseen = /[\u115f\u1160\u2800\u3164\uffa0]|[\u{e0000}-\u{e007f}]/u;
/** More marks on one letter than any script needs grow over the lines around them. */
const heap = /\p{M}{9}/u;

const codePoints = (text: string) => [...text].length;

/**
 * One line of typed text in any script, given as NFC and trimmed.
 *
 * @param max code points, counted after NFC and trimming
 * @returns a schema whose messages are field error codes: `required`, `invalid`, `too-long`
 */
export const line = (max: number) =>
  z
    .string('invalid')
    .refine((text) => text.isWellFormed(), { message: 'invalid', abort: true })
    .transform((text) => text.normalize('NFC').trim())
    .refine((text) => text !== '', { message: 'required', abort: true })
    .refine((text) => codePoints(text) <= max, { message: 'too-long', abort: true })
    .refine((text) => ![forbidden, unseen, heap].some((wrong) => wrong.test(text)) && visible.test(text), 'invalid');

/**
 * A string of at most `max` characters. zod's own `max` measures whatever has a `length`, so that an object whose `length`
 * is no number makes it throw.
 */
export const atMost = (max: number) =>
  z
    .string('invalid')
    .refine((text) => text.length <= max, 'too-long')
    .meta({ maxLength: max });
