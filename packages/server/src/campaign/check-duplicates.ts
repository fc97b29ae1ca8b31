import type { CampaignFile } from './campaign-file.js';

/** That no name stands twice in a list. @param names of its entries, in order */
export const checkDuplicates = (
  file: Pick<CampaignFile<unknown>, 'problem'>,
  list: string,
  names: readonly string[],
): string[] =>
  names.flatMap((name, index) =>
    names.indexOf(name) < index
      ? [file.problem([list, index], `${list}[${index}] is ${name} for a second time: remove one of them`)]
      : [],
  );
