import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openExport } from '@uncac-petition/open';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createToken } from '../admission/index.js';
import type { Deps } from '../deps.js';
import { problemResponse, type ProblemError } from '../http/problem.js';
import { tick } from '../tally/index.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition } from '../../test/petition.js';
import { runCommand } from '../../test/run-commands.js';
import { addSignatures } from '../../test/signatures.js';
import { exportRoutes } from './index.js';
import { nodeCryptography } from './node-cryptography.js';

const organisation = {
  kind: 'organisation',
  name: 'The "Watch", Kenya',
  type: 'cso',
  website: 'https://ngo.example/',
  role: '=Director',
} as const;
const parliamentarian = {
  kind: 'parliamentarian',
  name: 'José Muñoz',
  parliament: 'Bundestag',
  chamber: 'Bundestag',
  constituency: null,
} as const;

onBothDatabases('Opening an export', ({ open }) => {
  const folder = mkdtempSync(join(tmpdir(), 'uncac-petition-open-'));
  const at = (name: string) => join(folder, name);
  let deps: Deps;
  let petition: string;
  let identity: string;

  afterAll(() => rmSync(folder, { recursive: true }));

  const byName = (a: Record<string, unknown>, b: Record<string, unknown>) =>
    String(a['name']).localeCompare(String(b['name']));

  const run = (...words: string[]) => runCommand(deps, words);

  beforeAll(async () => {
    deps = testDeps(await open());
    const put = await putPetition(deps);
    ({ petition, identity } = put);
    await addSignatures(
      deps,
      petition,
      [await identityToRecipient(identity)],
      [
        { personal: { name: 'Amina Wanjiru', locality: 'Nairobi' }, member: 'chapter' },
        { personal: { name: '=HYPERLINK("x")' } },
        { personal: { name: 'Lina Haddad', locality: 'Doha' }, country: 'QA', handover: 'initials' },
        { personal: { name: 'Someone Else' }, country: 'AE', handover: 'count-only' },
        { entry: organisation },
        { entry: parliamentarian, country: 'DE' },
      ],
    );
    await tick(deps);
    writeFileSync(at('identity.txt'), `# a comment\n${identity}\n`);
    for (const format of ['jsonl', 'csv'])
      await run('export', '--petition', petition, '--format', format, '--output', at(`export.${format}`));
  });

  it.each(['jsonl', 'csv'])('reads names from %s as far as each signer was told', async (format) => {
    const text = await run('open', at(`export.${format}`), '--identity', at('identity.txt'), '--format', 'jsonl');
    const rows = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const common = { day: '2008-11-01', kind: 'individual', lang: 'en', member: null };
    expect(rows.toSorted(byName)).toEqual(
      [
        { ...common, ...parliamentarian, country: 'DE', handover: 'full-name', locality: null },
        { ...common, country: 'KE', handover: 'full-name', name: '=HYPERLINK("x")', locality: null },
        {
          ...common,
          country: 'KE',
          handover: 'full-name',
          name: 'Amina Wanjiru',
          locality: 'Nairobi',
          member: 'chapter',
        },
        { ...common, country: 'QA', handover: 'initials', name: 'L. H.', locality: null },
        { ...common, country: 'AE', handover: 'count-only', name: null, locality: null },
        { ...common, ...organisation, country: 'KE', handover: 'full-name', locality: null },
      ].toSorted(byName),
    );
  });

  it('reads an export from before anybody could sign in public', async () => {
    const csv = readFileSync(at('export.csv'), 'utf8')
      .split('\r\n')
      .filter((line) => !line.includes('Muñoz') && !line.includes('Watch'));
    const older = csv.map((line) => line.replace(/,(entry)?$/, '')).join('\r\n');
    expect(older).not.toContain('entry');
    expect(await openText(Buffer.from(older))).toContain('Amina');
  });

  it('writes who signed in public into columns of their own', async () => {
    const csv = await run('open', at('export.csv'), '--identity', at('identity.txt'), '--format', 'csv');
    expect(csv).toContain('name,locality,type,website,role,parliament,chamber,constituency\r\n');
    expect(csv).toContain(`"The ""Watch"", Kenya",,cso,https://ngo.example/,'=Director,,,\r\n`);
    expect(csv).toContain('José Muñoz,,,,,Bundestag,Bundestag,\r\n');
  });

  it('writes CSV in which no cell is a formula', async () => {
    await run('open', at('export.jsonl'), '--identity', at('identity.txt'), '--output', at('names.csv'));
    expect(readFileSync(at('names.csv'), 'utf8')).toContain(`"'=HYPERLINK(""x"")"`);
    expect(statSync(at('names.csv')).mode & 0o777).toBe(0o600);
  });

  const openText = async (bytes: Buffer, identities = [identity]): Promise<string> => {
    let text = '';
    const read = async function* () {
      for (let from = 0; from < bytes.length; from += 700) yield bytes.subarray(from, from + 700);
    };
    const request = { identities, format: 'jsonl', cryptography: nodeCryptography } as const;
    for await (const opened of openExport(read, request)) text += opened.text;
    return text;
  };

  it('refuses a file that was cut off or altered', async () => {
    const whole = readFileSync(at('export.jsonl'));
    expect(await openText(whole)).toContain('Amina');
    const lastLine = whole.lastIndexOf('\n', -2) + 1;
    const altered = Buffer.from(whole.toString().replace('"country":"KE"', '"country":"DE"'));
    const wrongs = [
      whole.subarray(0, lastLine),
      whole.subarray(0, -20),
      Buffer.concat([whole, Buffer.from('{}\n')]),
      altered,
      Buffer.of(),
    ];
    for (const wrong of wrongs) await expect(openText(wrong)).rejects.toThrow('This export is not whole');
  });

  it('says when no identity fits', async () => {
    const other = await generateX25519Identity();
    await expect(openText(readFileSync(at('export.jsonl')), [other])).rejects.toThrow(
      'None of the identities given opens this export',
    );
    expect(await openText(readFileSync(at('export.csv')), [other, identity])).toContain('Amina');
  });

  it('makes an identity, and overwrites none', async () => {
    const recipient = (await run('key', 'generate', '--output', at('new.txt'))).trim();
    const text = readFileSync(at('new.txt'), 'utf8');
    expect(text).toMatch(/^# created: .*\n# public key: age1.*\nAGE-SECRET-KEY-1.*\n$/);
    expect(await identityToRecipient(text.split('\n')[2] ?? '')).toBe(recipient);
    expect(statSync(at('new.txt')).mode & 0o777).toBe(0o600);
    await expect(run('key', 'generate', '--output', at('new.txt'))).rejects.toThrow('never overwritten');
  });

  it('is offered over HTTP to who has a token for it', async () => {
    const app = exportRoutes(deps);
    app.onError((error) => problemResponse(error as ProblemError));
    const get = (query: string, token?: string) =>
      app.request(
        `/v1/petitions/${query}`,
        token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } },
      );
    const { text } = await createToken(deps, { scopes: ['export'] });
    const powerless = await createToken(deps, { scopes: [] });
    expect((await get(`${petition}/export`)).status).toBe(401);
    expect((await get(`${petition}/export`, powerless.text)).status).toBe(403);
    expect((await get('nothing/export', text)).status).toBe(404);
    expect((await get(`${petition}/export?format=xlsx`, text)).status).toBe(422);
    expect((await get(`${petition}/export?country=ZZ`, text)).status).toBe(422);
    const answer = await get(`${petition}/export?country=qa`, text);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await openText(Buffer.from(await answer.arrayBuffer()))).toContain('"L. H."');
  });
});
