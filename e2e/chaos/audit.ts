import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../../packages/server/src/db/database.js';
import { recount } from '../../packages/server/src/tally/index.js';
import type { TestSmtp } from '../../packages/server/test/smtp.js';
import type { Promises } from './signers.js';

/** A lease that a killed worker holds must run out first. */
const settleWithinMs = 120_000;
const lookEveryMs = 200;

/** Waits until every mail has gone out and been followed, and the tally has caught up. */
export const settle = async (database: Database, smtp: TestSmtp, { confirmed }: Promises): Promise<void> => {
  const end = performance.now() + settleWithinMs;
  let before = '';
  for (;;) {
    const mails = await database.reads.selectFrom('outbox').select('job').execute();
    const waiting = await database.reads
      .selectFrom('tally_event')
      .select('event')
      .where('entry_index', 'is', null)
      .execute();
    const now = [mails.length, waiting.length, smtp.received.length, confirmed.size].join(' ');
    if (mails.length === 0 && waiting.length === 0 && now === before) return;
    if (performance.now() > end) throw new Error(`It did not settle; mails, events, received, confirmed: ${now}`);
    before = now;
    await pause(lookEveryMs);
  }
};

export interface Audit {
  readonly taken: number;
  readonly confirmed: number;
  readonly counted: number;
  /** One sentence for each promise that was broken. */
  readonly broken: readonly string[];
}

interface Row {
  readonly signature: string;
  readonly status: string;
  readonly signer: string;
}

/** Holds what signers were promised against what is in the database and in the public totals. */
export const audit = async (
  database: Database,
  petition: string,
  url: string,
  smtp: TestSmtp,
  promises: Promises,
): Promise<Audit> => {
  const rows = await database.reads.selectFrom('signature').select(['signature', 'status', 'signer_key']).execute();
  const byId = new Map(
    rows.map((row): [string, Row] => [
      row.signature,
      { ...row, signer: Buffer.from(row.signer_key ?? []).toString('hex') },
    ]),
  );
  const counted = [...byId.values()].filter(({ status }) => status === 'confirmed');
  const countedSigners = new Set(counted.map(({ signer }) => signer));
  const mailed = new Set(smtp.received.flatMap(({ envelope }) => envelope.to));
  const totals = (await (await fetch(`${url}/v1/petitions/${petition}/totals`)).json()) as {
    signatures: { total: number };
  };

  const lost = [...promises.taken.keys()].filter((id) => !byId.has(id));
  const uncounted = [...promises.confirmed].filter((id) => !countedSigners.has(byId.get(id)?.signer ?? ''));
  const unmailed = new Set([...promises.taken.values()].filter((address) => !mailed.has(address)));
  const broken = [
    ...(lost.length > 0 ? [`${lost.length} answered signatures are not there.`] : []),
    ...(uncounted.length > 0 ? [`${uncounted.length} answered confirmations are not counted.`] : []),
    ...(unmailed.size > 0 ? [`${unmailed.size} signers got no mail.`] : []),
    ...(counted.length === countedSigners.size ? [] : [`${counted.length - countedSigners.size} are counted twice.`]),
    ...(totals.signatures.total === counted.length
      ? []
      : [`The totals say ${totals.signatures.total}, the rows ${counted.length}.`]),
    ...(await recount({ database }, petition)),
  ];
  return { taken: promises.taken.size, confirmed: promises.confirmed.size, counted: counted.length, broken };
};
