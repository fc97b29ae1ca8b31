import { localePath } from '@uncac-petition/shared/constants';
import type { Environment } from '../environment.js';
import { request } from '../network/request.js';
import { version } from '../version.js';

/** Whoever says something about a petition. */
export interface Speaker {
  readonly environment: Environment;
  readonly petition: string;
  /** Without a final slash. */
  readonly serverAddress: string;
}

export const isEnglish = (lang: string): boolean => /^en\b/i.test(lang);

/**
 * The words of the elements in the nearest language that the campaign or the server has.
 *
 * @param name such as `fr` or `fr-kinds`
 * @returns undefined where there are none, or none came
 */
export const fetchWords = async <Words>(
  { environment, petition, serverAddress }: Speaker,
  name: string,
  signal = new AbortController().signal,
): Promise<Words | undefined> => {
  const url = `${serverAddress}${localePath(petition, name)}?version=${version}`;
  const outcome = await request<Words>(environment, url, { signal });
  return outcome.kind === 'ok' ? outcome.body : undefined;
};
