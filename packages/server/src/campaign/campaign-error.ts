import { StartError } from '../config/start-error.js';

/** All that is wrong with a campaign folder, each problem with its file and line. */
export class CampaignError extends StartError {
  readonly problems: readonly string[];

  constructor(folder: string, problems: readonly string[]) {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    super(
      `The campaign in ${folder} has ${count}; nothing was changed:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    );
    this.problems = problems;
  }
}
