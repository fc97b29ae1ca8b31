const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The first letter of each word of a name, in any script: `Jean-Pierre Oumar` gives `J.-P. O.`. */
export const initials = (name: string): string =>
  name
    .split(/\s+/u)
    .map((word) => word.split('-').map(firstLetter).filter(Boolean).join('-'))
    .filter(Boolean)
    .join(' ');

const firstLetter = (word: string): string => {
  for (const { segment } of graphemes.segment(word)) {
    if (/\p{L}/u.test(segment)) return `${segment}.`;
  }
  return '';
};
