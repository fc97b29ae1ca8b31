import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { startPostgres } from '../../packages/server/test/postgres.js';
import { makeCampaign, type Campaign } from '../support/campaign.js';
import { runServer } from '../support/server.js';
import { petition } from '../support/sign.js';
import { filesBelow, findNeedles, formsOf, type Needle } from './needles.js';
import { canariesOf, confirm, forEach, makePerson, sign, withdraw, type Person } from './people.js';
import { readWith, serverKeys } from './thief.js';

const main = fileURLToPath(new URL('../../packages/server/src/main.ts', import.meta.url));
const contactKey = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';
const settings = {
  fields: ['locality', 'showName'] as ('locality' | 'showName')[],
  lead: { name: 'Lead', contactKey },
};
const environment = { LOG_LEVEL: 'trace', MAIL_PER_SECOND: '5000', MAIL_PER_DOMAIN_PER_SECOND: '5000' };

const setUp = async (people: number, changes: Readonly<Record<string, string>> = {}) => {
  const campaign = await makeCampaign({ environment: { ...environment, ...changes }, petition: settings });
  onTestFinished(campaign.remove);
  const signers = Array.from({ length: people }, (_, index) => makePerson(index));
  const search = findNeedles(signers.flatMap(canariesOf).flatMap(formsOf));
  return { campaign, signers, search, server: await campaign.serve() };
};

const until = async (done: () => boolean): Promise<void> => {
  while (!done()) await pause(50);
};

/** As an operator does it, beside the running server. */
const purge = async ({ environment: env }: Campaign): Promise<string> => {
  const command = runServer(env, { program: [main, 'purge'] });
  expect((await command.exit).code).toBe(0);
  return command.output();
};

const blobsOf = ({ rows }: Campaign): Buffer[] =>
  (rows("select name from sqlite_schema where type = 'table'") as string[])
    .flatMap((table) => rows(`select * from "${table}"`))
    .filter((value) => value instanceof Uint8Array)
    .map((blob) => Buffer.from(blob));

const asNeedles = (blobs: readonly unknown[], tells: string): Needle[] =>
  blobs.map((blob) => ({ bytes: Buffer.from(blob as Uint8Array).subarray(-40), tells }));

/** A token begins with the id of its signature. */
const idIn = (link: string): string =>
  Buffer.from(link.split('/').at(-1) ?? '', 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

const namesOf = (people: readonly Person[]): string[] => people.map(({ name }) => name).toSorted();

it('finds a canary in any form in which it may be written down', () => {
  const { name } = makePerson(0);
  const search = findNeedles(formsOf(name));
  const forms = [
    `{"name":"${name}"}`,
    ...['', 'x', 'xy'].map((before) => Buffer.from(`${before}${name} and more`).toString('base64')),
    Buffer.from(name).toString('base64url'),
    Buffer.from(name).toString('hex'),
    Buffer.from(name).toString('hex').toUpperCase(),
    encodeURIComponent(name),
  ];
  for (const form of forms) expect([...search(Buffer.from(`${'.'.repeat(5)}${form}`))], form).toEqual([name]);
  expect([...search(Buffer.from(name, 'utf16le').swap16())]).toEqual([name]);
  expect([...search(Buffer.from(makePerson(0).name))]).toEqual([]);
});

it('keeps no signer readable, in the files, the logs, or for whoever has the server’s keys (SQLite)', async () => {
  const { campaign, signers, search, server } = await setUp(1_000);
  const files = () => [...filesBelow(campaign.folder), Buffer.from(server.output())];
  const foundIn = (where: readonly Buffer[], find = search) => where.flatMap((data) => [...find(data)]);
  const secret = campaign.environment['SECRET'] ?? '';
  const [pepper] = campaign.rows('select pepper from petition') as [Uint8Array];
  const keys = serverKeys(secret, petition, pepper);
  const readable = (blobs: readonly Buffer[]) =>
    foundIn(blobs.flatMap((blob) => keys.flatMap((key) => readWith(key, blob))));

  // While the mail server makes them wait, addresses are in the outbox; the thief who has the keys reads them there.
  const mails = Promise.withResolvers<void>();
  campaign.smtp.hold(mails.promise);
  await forEach(signers, (person) => sign(campaign, person));
  const recipients = campaign.rows('select recipient from outbox');
  const isAddress = new Set(signers.flatMap(({ local, domain }) => [local, domain]));
  const readNow = readable(blobsOf(campaign));
  expect(new Set(readNow)).toEqual(isAddress);
  const sent = findNeedles(asNeedles(recipients, 'a recipient'));
  expect(recipients).toHaveLength(1_000);
  expect(foundIn(files(), sent)).toContain('a recipient');

  mails.resolve();
  await until(() => campaign.smtp.received.length >= 1_000 && campaign.rows('select job from outbox').length === 0);
  const leaving: string[] = [];
  await forEach(signers, async (person) => {
    const mine = await confirm(campaign, person);
    if (person.withdraws) leaving.push(mine);
  });
  const ids = leaving.map((mine) => `'${idIn(mine)}'`).join();
  const sealed = ['signature', 'contact'].flatMap((table) =>
    campaign.rows(`select sealed from ${table} where signature in (${ids}) and sealed is not null`),
  );
  const withdrawn = findNeedles(asNeedles(sealed, 'a withdrawn signature'));
  expect(leaving).toHaveLength(100);
  expect(foundIn(files(), withdrawn)).toContain('a withdrawn signature');
  await forEach(leaving, withdraw);

  expect(await purge(campaign)).toContain('pending signatures and their mails: 0\n');
  // What they chose to show is found by the same search, and nothing else is.
  const shown = signers.filter(({ showsName, withdraws }) => showsName && !withdraws);
  expect([...new Set(foundIn(files()))].toSorted()).toEqual(namesOf(shown));
  expect(foundIn(files(), sent)).toEqual([]);
  expect(foundIn(files(), withdrawn)).toEqual([]);
  expect(readable(blobsOf(campaign))).toEqual([]);
  expect(server.output()).toContain('"route":"/confirm/:token"');
}, 600_000);

it('keeps no signer readable in the files of PostgreSQL', async () => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  const { campaign, signers, search, server } = await setUp(100, { DATABASE_URL: postgres.url });
  await forEach(signers, (person) => sign(campaign, person));
  await until(() => campaign.smtp.received.length >= 100);
  const stays = ({ withdraws, showsName }: Person) => !withdraws || showsName;
  await forEach(signers, async (person) => {
    const mine = await confirm(campaign, person);
    if (!stays(person)) await withdraw(mine);
  });
  expect(await purge(campaign)).toContain('pending signatures and their mails: 0\n');
  const files = [...filesBelow(postgres.dataDir), ...filesBelow(campaign.folder), Buffer.from(server.output())];
  const found = new Set(files.flatMap((data) => [...search(data)]));
  expect([...found].toSorted()).toEqual(namesOf(signers.filter(({ showsName }) => showsName)));
}, 600_000);
