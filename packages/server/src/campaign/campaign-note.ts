/** What a campaign may want to mend, and need not. */
export interface CampaignNote {
  /** With its file. */
  readonly says: string;
  /** What it is about, one by one. */
  readonly each: readonly string[];
}

/** All of it, for `campaign check`. */
export const sayNotes = (notes: readonly CampaignNote[]): string[] => {
  if (notes.length === 0) return [];
  const title = notes.length === 1 ? '1 note:' : `${notes.length} notes:`;
  return [title, ...notes.flatMap(({ says, each }) => [`  ${says}`, ...each.map((one) => `    ${one}`)])];
};

/** In short, for `campaign apply`. */
export const sayNotesShortly = (notes: readonly CampaignNote[]): string[] => {
  const lists = notes.some(({ each }) => each.length > 0);
  return [...notes.map(({ says }) => `Note: ${says}`), ...(lists ? ['`campaign check` lists them.'] : [])];
};
