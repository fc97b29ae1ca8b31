/** Made once for each language of ours: making one takes longer than the rest of a page, and anyone may ask for pages. */
export const onceForEach = <T>(make: (lang: string) => T): ((lang: string) => T) => {
  const made = new Map<string, T>();
  return (lang) => {
    const one = made.get(lang) ?? make(lang);
    made.set(lang, one);
    return one;
  };
};
