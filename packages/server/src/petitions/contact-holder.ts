import type { Queries } from '../db/database.js';
import { listMembers } from '../members/index.js';

/**
 * Whether contact data can be held under this name: `lead`, or a member's slug after `member/`. Also one that no longer has
 * a key, or a member that is retired, since signers may have opted in before.
 */
export const isContactHolder = async (queries: Queries, petition: string, holder: string): Promise<boolean> =>
  holder === 'lead' || (await listMembers(queries, petition)).some(({ member }) => holder === `member/${member}`);
