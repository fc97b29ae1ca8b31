import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { paths } from '@uncac-petition/shared';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeCampaign, signatureBody, type Campaign } from './support/campaign.js';
import { runServer } from './support/server.js';
import { petition } from './support/sign.js';

const exitWithinMs = 10_000;
/** When nobody is being waited for. */
const promptMs = 3_000;

const newCampaign = async (): Promise<Campaign> => {
  const campaign = await makeCampaign();
  onTestFinished(campaign.remove);
  return campaign;
};

/** A signer whose line is so slow that half of the request is still on its way. */
const slowSigner = async ({ environment }: Campaign, email: string) => {
  const socket: Socket = connect(Number(environment['PORT']), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  let answer = '';
  socket.on('data', (chunk: Buffer) => void (answer += chunk.toString()));
  const ended = once(socket, 'close').then(() => answer);
  const body = signatureBody(email);
  const middle = body.length / 2;
  const headers = ['Host: petition', 'Content-Type: application/json', `Content-Length: ${body.length}`];
  socket.write(
    `POST ${paths.signatures(petition)} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n${body.slice(0, middle)}`,
  );
  return { sendRest: () => void socket.write(body.slice(middle)), ended };
};

/** A viewer of the live totals. */
const viewer = async ({ url }: Campaign) => {
  const response = await fetch(url + paths.totalsStream(petition));
  const body = response.body ?? new ReadableStream<Uint8Array>();
  const chunks = body.pipeThrough(new TextDecoderStream()).values();
  const first = await chunks.next();
  const ended = (async () => {
    for (;;) if ((await chunks.next()).done) return true;
  })();
  return { first: first.value, ended };
};

describe('SIGTERM', () => {
  it('answers what is in flight, ends the streams and exits', async () => {
    const campaign = await newCampaign();
    const server = await campaign.serve();
    const watching = await viewer(campaign);
    expect(watching.first).toContain('retry:');
    const slow = await slowSigner(campaign, 'slow@host.example');
    // Some are answered when the signal comes, some on their way, some not yet let in.
    const others = Array.from({ length: 20 }, (_, signer) => campaign.sign(`signer.${signer}@host${signer}.example`));
    await Promise.race(others);

    const told = performance.now();
    server.signal('SIGTERM');
    expect(await watching.ended).toBe(true);
    slow.sendRest();
    expect(await slow.ended).toMatch(/^HTTP\/1\.1 202 /);
    const answers = (await Promise.allSettled(others)).flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    expect(new Set(answers)).toEqual(new Set([202]));
    expect(await server.exit).toEqual({ code: 0, stderr: '' });
    expect(campaign.rows('select signature from signature').length).toBeGreaterThanOrEqual(answers.length + 1);
    expect(performance.now() - told).toBeLessThan(promptMs);
  });

  it('does not wait for a signer who never finishes', async () => {
    const campaign = await newCampaign();
    const server = await campaign.serve();
    await slowSigner(campaign, 'stalled@host.example');
    await pause(100);
    const told = performance.now();
    server.signal('SIGTERM');
    expect(await server.exit).toEqual({ code: 0, stderr: '' });
    expect(performance.now() - told).toBeLessThan(exitWithinMs);
  });

  it('lets no connection that is kept open hold it up', async () => {
    const campaign = await newCampaign();
    const server = await campaign.serve();
    const told = { at: Infinity };
    // A proxy that asks again and again over the same connections.
    const asking = Array.from({ length: 4 }, async () => {
      while (performance.now() < told.at + exitWithinMs) {
        const answered = await campaign.total().catch(() => undefined);
        if (answered === undefined && told.at < Infinity) return;
      }
    });
    await pause(300);
    told.at = performance.now();
    server.signal('SIGTERM');
    expect(await server.exit).toEqual({ code: 0, stderr: '' });
    expect(performance.now() - told.at).toBeLessThan(promptMs);
    await Promise.all(asking);
  });
});

describe('a start that cannot succeed', { timeout: 30_000 }, () => {
  const failing: [string, (campaign: Campaign) => Record<string, string>, RegExp][] = [
    [
      'a data folder below a file',
      ({ folder }) => ({ DATABASE_URL: '', DATA_DIR: join(fileIn(folder), 'data') }),
      /can't be opened for writing/,
    ],
    [
      'a database that is something else',
      ({ folder }) => ({ DATABASE_URL: fileIn(folder) }),
      /can't be opened for writing/,
    ],
    [
      'a database of a kind that we do not know',
      () => ({ DATABASE_URL: 'mysql://127.0.0.1/petition' }),
      /DATABASE_URL must be/,
    ],
    [
      'a PostgreSQL that is not there',
      () => ({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/petition' }),
      /can't be reached/,
    ],
    ['another secret', () => ({ SECRET: 'another secret than the one before, long enough' }), /SECRET/],
    [
      'a bad configuration',
      () => ({ PORT: 'http', SECRET: 'short', SMTP_URL: 'mail.example' }),
      /PORT .*; SMTP_URL .*; SECRET /,
    ],
    ['an address of another machine', () => ({ HOST: '192.0.2.1' }), /192\.0\.2\.1/],
  ];

  it.each(failing)('is told in one sentence: %s', async (_name, changes, sentence) => {
    const campaign = await newCampaign();
    const server = runServer({ ...campaign.environment, ...changes(campaign) });
    onTestFinished(() => server.signal('SIGKILL'));
    const { code, stderr } = await server.exit;
    expect(stderr).toMatch(sentence);
    expectOneSentence(stderr);
    expect(code).toBe(1);
  });

  it('is told in one sentence: a taken port', async () => {
    const campaign = await newCampaign();
    await campaign.serve();
    const second = runServer(campaign.environment);
    onTestFinished(() => second.signal('SIGKILL'));
    const { code, stderr } = await second.exit;
    expect(stderr).toMatch(/^Port \d+ is already in use/);
    expectOneSentence(stderr);
    expect(code).toBe(1);
  });
});

const expectOneSentence = (stderr: string): void => {
  expect(stderr).toMatch(/^[^\n]+\.\n$/);
  expect(stderr).not.toMatch(/^\s+at /m);
};

const fileIn = (folder: string): string => {
  const file = join(folder, 'no-database');
  writeFileSync(
    file,
    'This is a text, and longer than the head of any database would be, to make sure of that.'.repeat(20),
  );
  return file;
};
