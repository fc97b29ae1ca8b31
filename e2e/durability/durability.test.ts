import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { makeCampaign } from '../support/campaign.js';
import { readTrace, type TraceReport } from './trace.js';

const signers = 12;
const hasStrace = spawnSync('strace', ['-V']).status === 0;
const calls = 'trace=write,pwrite64,writev,sendto,sendmsg,fsync,fdatasync';
const lowered = fileURLToPath(new URL('serve-with-synchronous.ts', import.meta.url));

/** What the disk and the sockets see while people sign, one after another. */
const traceSigning = async (program?: readonly string[]): Promise<TraceReport> => {
  const campaign = await makeCampaign();
  onTestFinished(campaign.remove);
  const trace = join(campaign.folder, 'trace');
  const under = ['strace', '-f', '--seccomp-bpf', '-y', '-tt', '-e', calls, '-o', trace];
  const server = await campaign.serve({ under, ...(program && { program }) });
  for (let signer = 0; signer < signers; signer += 1) {
    expect(await campaign.sign(`signer.${signer}@host${signer}.example`)).toBe(202);
  }
  // Not killed: what the tracer has not written yet would be lost.
  server.signal('SIGTERM');
  await server.exit;
  return readTrace(readFileSync(trace, 'utf8').split('\n'));
};

it.runIf(hasStrace)('answers a signature only when the disk has it', async () => {
  expect(await traceSigning()).toEqual({ answers: signers, unwritten: [], unsynced: [] });
});

it.runIf(hasStrace)('is seen to answer too early when SQLite is told not to wait for the disk', async () => {
  const full = await traceSigning([lowered, 'FULL']);
  expect(full).toEqual({ answers: signers, unwritten: [], unsynced: [] });
  const normal = await traceSigning([lowered, 'NORMAL']);
  expect(normal).toMatchObject({ answers: signers, unwritten: [] });
  expect(normal.unsynced.length).toBeGreaterThan(signers / 2);
});
