/* What tools, browsers and configurations write about headers, as the lines of the headers themselves. */

const named = '(content-security-policy(?:-report-only)?|cross-origin-embedder-policy)';
const quoted = '(?:"((?:[^"\\\\]|\\\\.)*)"|`([^`]*)`)';

const ways: readonly RegExp[] = [
  // nginx and Apache
  new RegExp(
    `^[ \\t]*(?:add_header|header(?:[ \\t]+(?:always|onsuccess))?[ \\t]+(?:set|setifempty|add|append|merge))[ \\t]+"?${named}"?[ \\t]+(?:${quoted}|([^\\s;"]+)).*$`,
    'gim',
  ),
  // JSON, and calls with a name and a value
  new RegExp(`["'\`]${named}["'\`]\\s*[:,]\\s*(?:["']?value["']?\\s*:\\s*)?${quoted}`, 'gi'),
];

/** `curl -v` marks them; in HTML no tag begins with a space. */
const marks = /^(?:< |> (?=[\w-]+:))/gm;

/** As a browser's panel copies them: the value is on the line below the name. */
const valueBelow = new RegExp(`^[ \\t]*${named}:?[ \\t]*\\r?\\n(?![\\w-]+:(?:\\s|$))[ \\t]*(?=\\S)`, 'gim');

export const asHeaders = (text: string): string => {
  const unmarked = text.replaceAll(marks, '').replaceAll(valueBelow, (_whole, name: string) => `${name}: `);
  return ways.reduce(
    (said, way) =>
      said.replaceAll(way, (_whole, name: string, double?: string, back?: string, bare?: string) => {
        const value = typeof bare === 'string' ? bare : (double ?? back ?? '');
        return `\n${name}: ${value.replaceAll(/\\(.)/g, (_escape, of: string) => (of === 'n' ? ' ' : of)).replaceAll(/\s+/g, ' ')}\n\n`;
      }),
    unmarked,
  );
};
