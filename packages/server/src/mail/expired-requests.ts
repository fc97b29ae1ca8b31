import { limits } from '@uncac-petition/shared';
import { inBatches } from '../db/in-batches.js';
import type { ForgetDeps, Forgetting } from '../forgetting.js';
import { countRequestsBefore, deleteRequestsBefore } from './outbox.repository.js';

const lifeMs = limits.confirmationDays * 24 * 60 * 60 * 1000;
const what = 'mails with a link that could not be sent';

/** Mails that were asked for and could not be sent: with no signature they would be kept with their address for ever. */
export const expiredRequests: Forgetting = {
  due: async (deps) => ({ [what]: await countRequestsBefore(deps.database.reads, before(deps)) }),
  forget: async (deps) => ({
    [what]: await inBatches(deps.database, (tx, most) => deleteRequestsBefore(tx, before(deps), most)),
  }),
};

const before = ({ clock }: ForgetDeps): number => clock.now() - lifeMs;
