import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { PositionsFile } from '@uncac-petition/shared';
import { StartError } from '../config/start-error.js';
import { checkYaml, type CampaignFile } from './campaign-file.js';
import { readPositionsTable } from './read-positions-table.js';

/**
 * Reads positions from a file of CSV or YAML, as its ending says, else its first line.
 *
 * @throws StartError when it can't be read
 */
export const readPositions = (path: string): CampaignFile<PositionsFile> => {
  const name = basename(path);
  const text = decode(readBytes(path));
  if (text === undefined) {
    const problem = (_path: unknown, says: string) => `${name}:1: ${says}`;
    return {
      value: undefined,
      raw: undefined,
      problems: [problem([], 'is not UTF-8: save it as “CSV UTF-8”')],
      problem,
    };
  }
  return isTable(name, text) ? readPositionsTable(text, name) : checkYaml(text, name, PositionsFile);
};

const readBytes = (path: string): Buffer => {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new StartError(`The file ${path} can't be read: ${(error as NodeJS.ErrnoException).code}.`);
  }
};

/** Without the mark that spreadsheets put first. */
const decode = (bytes: Buffer): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const isTable = (name: string, text: string): boolean => {
  const ending = extname(name).toLowerCase();
  if (ending === '.csv') return true;
  return !['.yaml', '.yml'].includes(ending) && /^[^\r\n:#]*\bcountry\b[^\r\n:]*[,;\t]/.test(text);
};
