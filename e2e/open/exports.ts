import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyCampaign, openDeps, readCampaign, readConfig } from '@uncac-petition/server';
import { Encrypter } from 'age-encryption';
import { sealRow } from '../../packages/server/src/signatures/sealed-row.js';
import { tick } from '../../packages/server/src/tally/index.js';
import { addSignatures, type TestSignature } from '../../packages/server/test/signatures.js';
import { runCommandLine } from '../support/command-line.js';
import { root } from '../../scripts/files.js';
import { petition } from '../support/sign.js';

const signers: readonly TestSignature[] = [
  { personal: { name: 'Amina Wanjiru', locality: 'Nairobi' }, member: 'example-chapter-kenya' },
  { personal: { name: '=HYPERLINK("x")', locality: 'Bogotá,\nD.C.' }, country: 'CO' },
  { personal: { name: 'Лев Николаевич' }, country: 'RU', handover: 'initials' },
  { personal: { name: 'فاطمة علي' }, country: 'AE', handover: 'count-only' },
];

/** Exports of a campaign that is sealed to the recipient, as a server's command line writes them. */
export const exportSealedTo = async (recipient: string): Promise<{ jsonl: string; csv: string; folder: string }> => {
  const folder = mkdtempSync(join(tmpdir(), 'uncac-e2e-open-'));
  const environment = { DATA_DIR: folder, SECRET: randomBytes(32).toString('base64url'), LOG_LEVEL: 'silent' };
  const deps = await openDeps(readConfig(environment, 'tool'));
  try {
    const campaign = readCampaign(join(root, 'examples/campaign'));
    const recipientKeys = [{ key: recipient, holder: 'Test' }];
    await applyCampaign(deps, { ...campaign, petition: { ...campaign.petition, recipientKeys } });
    await addSignatures(deps, petition, [recipient], signers);
    await tick(deps);
  } finally {
    await deps.database.close();
  }
  const [jsonl, csv] = [join(folder, 'export.jsonl'), join(folder, 'export.csv')];
  for (const [format, file] of Object.entries({ jsonl, csv }))
    await runCommandLine(['export', '--petition', petition, '--format', format, '--output', file], {
      PATH: process.env['PATH'],
      ...environment,
    });
  return { jsonl, csv, folder };
};

/** A JSONL export of so many rows, without a database. */
export const largeExport = async (recipient: string, rows: number): Promise<Buffer> => {
  const key = randomBytes(32);
  const dataKey = randomUUID();
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const wrapped = Buffer.from(await encrypter.encrypt(key)).toString('base64');
  const lines: object[] = [
    { type: 'export', version: 1, petition, cutOff: { sequence: rows, asOf: '2008-11-01T17:00:00.000Z' } },
    { type: 'key', dataKey, wrapped },
  ];
  const versions = { petition: 1, privacy: 1, consent: 1, ask: { ask: 'support', version: 1 } };
  const common = { kind: 'individual', country: 'KE', member: null, lang: 'en', day: '2008-11-01', versions };
  for (let row = 1; row <= rows; row += 1) {
    const signature = randomUUID();
    const sealed = sealRow(key, { name: `Signer ${row}` }, { petition, signature }).toString('base64');
    lines.push({ type: 'signature', signature, ...common, handover: 'full-name', dataKey, sealed });
  }
  const body = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  const sha256 = createHash('sha256').update(body).digest('hex');
  return Buffer.from(`${body}${JSON.stringify({ type: 'end', rows, removedSince: 0, sha256 })}\n`);
};
