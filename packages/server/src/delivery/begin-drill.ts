import type { DrillHeaderLine, KeyLine, TestLine } from '@uncac-petition/open/format';
import { iso } from '../config/clock.js';
import { StartError } from '../config/start-error.js';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { listRecipientKeys, type RecipientKey } from '../petitions/index.js';
import { createKeyring, wrappedDataKeys, type Keyring } from '../signatures/index.js';
import { drillCode, hashCode } from './drill-code.js';
import { insertDrills } from './key-drill.repository.js';
import type { KeyDrillTable } from './key-drill.table.js';

type DrillDeps = Pick<Deps, 'database' | 'clock' | 'random'>;

/**
 * Seals a fresh code to each recipient key of a petition alone, by the way that signatures go, and keeps nothing but hashes
 * of the codes.
 *
 * @returns the file for the holders
 * @throws StartError when the petition has no recipient keys
 */
export const beginDrill = async (deps: DrillDeps, petition: string): Promise<string> => {
  const { database, clock, random } = deps;
  const recipients = await listRecipientKeys(database.reads, petition);
  if (recipients.length === 0) throw new StartError(`There is no petition ${petition} with recipient keys.`);
  const keyring = createKeyring({ database, clock, random }, async () => []);
  try {
    const tests = await Promise.all(recipients.map((recipient) => sealTest(deps, keyring, petition, recipient)));
    await transaction(database, (tx) =>
      insertDrills(
        tx,
        tests.map(({ row }) => row),
      ),
    );
    const header: DrillHeaderLine = { type: 'drill', version: 1, petition, begunAt: iso(clock.now()) };
    return [header, ...tests.flatMap(({ lines }) => lines)].map((line) => `${JSON.stringify(line)}\n`).join('');
  } finally {
    keyring.drop();
  }
};

const sealTest = async (
  { database, clock, random }: DrillDeps,
  keyring: Keyring,
  petition: string,
  recipient: RecipientKey,
): Promise<{ readonly row: KeyDrillTable; readonly lines: readonly [KeyLine, TestLine] }> => {
  const now = clock.now();
  const drill = random.uuid(now);
  const code = drillCode(random.bytes);
  const { dataKey, sealed } = await keyring.seal({ name: code }, { petition, signature: drill }, recipient);
  const wrapped = (await wrappedDataKeys(database.reads, [dataKey])).get(dataKey) ?? new Uint8Array();
  return {
    row: { drill, petition, key: recipient.key, code_hash: hashCode(code), begun_at: now, passed_at: null },
    lines: [
      { type: 'key', dataKey, wrapped: Buffer.from(wrapped).toString('base64') },
      { type: 'test', drill, dataKey, sealed: Buffer.from(sealed).toString('base64') },
    ],
  };
};
