/** Widths of letters in parts of the size, a little more than they are: nothing here can measure. */
const widths: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u, 1],
  [/\p{Script=Arabic}/u, 0.56],
  [/[\p{Script=Cyrillic}\p{Lu}]/u, 0.68],
  [/[\s.,:;!|'’il]/u, 0.32],
];

const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (widths.find(([letters]) => letters.test(letter))?.[1] ?? 0.6), 0);

/** Where a line may end: at spaces, and between Han letters, yet not before what closes or after what opens. */
const pieces = (text: string): string[] =>
  text
    .split(/(?<=\s)|(?<=\p{Script=Han}|[，。：；！？、》」）])(?=\p{Script=Han}|[《「（])/u)
    .filter((piece) => piece !== '');

/** @param width in parts of the letters' size */
export const breakLines = (text: string, width: number): string[] => {
  const lines: string[] = [];
  for (const piece of pieces(text)) {
    const longer = (lines.at(-1) ?? '') + piece;
    if (lines.length > 0 && widthOf(longer.trimEnd()) <= width) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  return lines.map((line) => line.trim());
};
