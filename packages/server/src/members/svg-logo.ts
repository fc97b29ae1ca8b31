/** What a picture that stands still and alone is made of. */
const elements = new Set(
  (
    'svg g defs symbol use title desc style path rect circle ellipse line polyline polygon text tspan textPath ' +
    'linearGradient radialGradient stop pattern clipPath mask marker ' +
    'filter feBlend feColorMatrix feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR ' +
    'feGaussianBlur feMerge feMergeNode feMorphology feOffset'
  ).split(' '),
);

/** Out of style sheets and attributes: addresses, imports, and what could hide them. */
const outside = /@|\\|\/\/|&#|\b(data|javascript|https?|file):|url\s*\(\s*(?!["']?#)|\b(image|image-set|src)\s*\(/i;

const tag = /<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const attribute = /([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * What is wrong with an SVG file that is to be shown to strangers; undefined where it is only a picture. Whatever is not
 * known to be harmless is refused: scripts, embedded pages, references to elsewhere, handlers of events.
 */
export const problemOfSvg = (file: string): string | undefined => {
  const text = file.replace(/^\s*<\?xml\s[^?>]*\?>/, '').replaceAll(/<!--(?:(?!-->)[^])*-->/g, '');
  if (/<[!?]/.test(text)) return 'has a DOCTYPE, a CDATA section or an instruction: save it as plain SVG';
  const open: string[] = [];
  let roots = 0;
  for (let at = 0; at < text.length;) {
    const next = text.indexOf('<', at);
    const between = text.slice(at, next === -1 ? undefined : next);
    if (open.at(-1) === 'style' && outside.test(between))
      return 'has a style that points outside the file: take it out';
    if (open.length === 0 && between.trim() !== '') return notWellFormed;
    if (next === -1) break;
    tag.lastIndex = next;
    const [whole, closing, name = '', attributes = '', empty] = tag.exec(text) ?? [];
    if (whole === undefined) return notWellFormed;
    at = next + whole.length;
    if (closing) {
      if (open.pop() !== name) return notWellFormed;
      continue;
    }
    const wrong = problemOfElement(name, attributes);
    if (wrong !== undefined) return wrong;
    if (open.length === 0 && !/\sxmlns\s*=\s*["']http:\/\/www\.w3\.org\/2000\/svg["']/.test(attributes))
      return 'has no xmlns="http://www.w3.org/2000/svg", so browsers show nothing: save it as plain SVG';
    if (open.length === 0) roots += 1;
    if (open.length === 0 && (roots > 1 || name !== 'svg')) return 'is not an SVG picture: save it as plain SVG';
    if (!empty) open.push(name);
  }
  return open.length === 0 && roots === 1 ? undefined : notWellFormed;
};

const notWellFormed = 'is not well-formed SVG: save it again as plain SVG';

const problemOfElement = (name: string, attributes: string): string | undefined => {
  if (!elements.has(name))
    return `has the element ${name}, which a logo does without: take it out, or save it as plain SVG`;
  for (const [, key = '', double, single] of attributes.matchAll(attribute)) {
    const value = (double ?? single ?? '').trim();
    if (/^on/i.test(key)) return `has the event handler ${key}: take it out`;
    if (key === 'xmlns' || key.startsWith('xmlns:')) continue;
    if (/(^|:)(href|base|src)$/i.test(key) && !value.startsWith('#'))
      return `has ${key} on ${name} that points outside the file: take it out`;
    if (outside.test(value)) return `has ${key} on ${name} that points outside the file: take it out`;
  }
  return undefined;
};
