/** The nearest `lang` from the element outwards, through shadow roots. */
const nearestLang = (start: Element): string | undefined => {
  for (let element: Element | undefined = start; element;) {
    const lang = element.closest('[lang]')?.getAttribute('lang');
    if (lang) return lang;
    const root: Node = element.getRootNode();
    element = root instanceof ShadowRoot ? root.host : undefined;
  }
  return undefined;
};

/** @returns undefined where `tag` is no language tag */
export const parseTag = (tag: string | undefined): Intl.Locale | undefined => {
  try {
    return tag ? new Intl.Locale(tag) : undefined;
  } catch {
    return undefined;
  }
};

/**
 * The language that an element should speak: its own `lang`, else the page's, else the browser's.
 *
 * @returns undefined where none says, or what is said is no language tag
 */
export const wantedLanguage = (element: Element, languages: readonly string[]): string | undefined =>
  (parseTag(nearestLang(element)) ?? parseTag(languages[0]))?.toString();
