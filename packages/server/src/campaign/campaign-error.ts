import { StartError } from '../config/start-error.js';
import type { CampaignNote } from './campaign-note.js';

/** All that is wrong with a campaign folder, or with one file, each problem with its file and line. */
export class CampaignError extends StartError {
  readonly problems: readonly string[];
  /** What may be mended as well, and need not. */
  readonly notes: readonly CampaignNote[];

  constructor(
    place: string,
    problems: readonly string[],
    { what = 'The campaign in', notes = [] }: { readonly what?: string; readonly notes?: readonly CampaignNote[] } = {},
  ) {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    super(
      `${what} ${place} has ${count}; nothing was changed:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    );
    this.problems = problems;
    this.notes = notes;
  }
}
