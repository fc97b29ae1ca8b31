/** All that JSON can't hold in a text as it is. */
const special = /["\\]|\p{Cc}/gu;

const quote = (text: string): string =>
  `"${text.replace(special, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;

/**
 * As `JSON.stringify` writes it, which on a page of others may be broken: old libraries replace it, or give `toJSON` to
 * texts and arrays.
 *
 * @param value of objects, arrays, texts, numbers and truths; what is undefined is left out
 */
export const writeJson = (value: unknown): string => {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return `[${value.map((each) => writeJson(each)).join()}]`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || !value) return 'null';
  const known = Object.entries(value).filter(([, each]) => each !== undefined);
  return `{${known.map(([key, each]) => `${quote(key)}:${writeJson(each)}`).join()}}`;
};
