import type { CampaignFile } from './campaign-file.js';
import { sayPath, type Path } from './file-problems.js';

/** That no name stands twice in a list. @param list where it stands @param names of its entries, in order */
export const checkDuplicates = (
  file: Pick<CampaignFile<unknown>, 'problem'>,
  list: string | Path,
  names: readonly string[],
): string[] =>
  names.flatMap((name, index) => {
    if (names.indexOf(name) === index) return [];
    const path = [...(typeof list === 'string' ? [list] : list), index];
    return [file.problem(path, `${sayPath(path)} is ${name} for a second time: remove one of them`)];
  });
