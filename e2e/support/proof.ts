import { paths, type Challenge } from '@uncac-petition/shared';
import { solve } from '../../packages/server/test/proof.js';

/** Asks a server for a challenge and works it off. @returns the `proof` of one signature */
export const prove = async (server: string, petition: string): Promise<string> => {
  const response = await fetch(server + paths.challenge(petition));
  if (!response.ok) throw new Error(`The challenge was answered with ${response.status}: ${await response.text()}`);
  return solve((await response.json()) as Challenge);
};
