import { inBatches } from '../db/in-batches.js';
import type { ForgetDeps, Forgetting } from '../forgetting.js';
import { longestMs } from './places.js';
import { countSentBefore, deleteSentBefore } from './sent-mail.repository.js';

const what = 'mails that no limit counts';

/** That mailboxes were sent mails, once the longest limit is over. */
export const sentMails: Forgetting = {
  due: async (deps) => ({ [what]: await countSentBefore(deps.database.reads, before(deps)) }),
  forget: async (deps) => ({
    [what]: await inBatches(deps.database, (tx, most) => deleteSentBefore(tx, before(deps), most)),
  }),
};

const before = ({ clock, config }: ForgetDeps): number => clock.now() - longestMs(config.mailPerAddress);
