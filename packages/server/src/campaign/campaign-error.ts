import { StartError } from '../config/start-error.js';

/** All that is wrong with a campaign folder, or with one file, each problem with its file and line. */
export class CampaignError extends StartError {
  readonly problems: readonly string[];

  constructor(place: string, problems: readonly string[], what = 'The campaign in') {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    super(
      `${what} ${place} has ${count}; nothing was changed:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    );
    this.problems = problems;
  }
}
