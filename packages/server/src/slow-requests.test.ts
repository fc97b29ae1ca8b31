import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { paths } from '@uncac-petition/shared';
import { expect, it, onTestFinished } from 'vitest';
import { signatureBody } from '../test/app.js';
import { testDeps } from '../test/deps.js';
import { onBothDatabases } from '../test/on-both-databases.js';
import { putPetition } from '../test/petition.js';
import { systemClock } from './config/clock.js';
import { migrate } from './db/migrate.js';
import { openDatabase } from './db/open.js';
import { connectionLimits, type ConnectionLimits } from './http/connection-limits.js';
import { startServer } from './serve.js';
import { linkToken } from './signatures/index.js';

const head = (method: string, path: string, ...headers: string[]) =>
  [`${method} ${path} HTTP/1.1`, 'host: petition.example', ...headers, '', ''].join('\r\n');
const post = (...headers: string[]) =>
  head('POST', paths.signatures('test-petition'), 'content-type: application/json', ...headers);

/** What each kind of slow client sends at once; then it goes on byte by byte, as slowly as it likes. */
const begun = [
  '',
  'POST /v1/petitions/test-pet',
  head('GET', '/p/test-petition').slice(0, -2),
  post('content-length: 1000'),
  `${post('content-length: 1000')}{"name":"Amina`,
  `${post('transfer-encoding: chunked')}1f4\r\n{"nam`,
];

onBothDatabases('slow and half-sent requests', ({ url }) => {
  const setUp = async (changes: Partial<ConnectionLimits> = {}) => {
    const database = await openDatabase(await url());
    await migrate(database);
    const deps = testDeps(database, { clock: systemClock });
    await putPetition(deps);
    const config = { ...deps.config, host: '127.0.0.1', port: 0, smtpUrl: 'smtp://127.0.0.1:9' };
    const server = await startServer({ ...deps, config }, { ...connectionLimits(false), ...changes });
    onTestFinished(server.stop);
    const base = `http://127.0.0.1:${server.port}`;
    const hang = async (count: number) => {
      const slow = Array.from({ length: count }, (_, index) => hanging(server.port, begun[index % begun.length] ?? ''));
      onTestFinished(() => slow.forEach(({ socket }) => socket.destroy()));
      await Promise.all(slow.map(({ connected }) => connected));
      return slow;
    };
    const sign = async () => {
      const signature = crypto.randomUUID();
      const { status } = await fetch(base + paths.signatures('test-petition'), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': signature },
        body: JSON.stringify(signatureBody(`${signature}@example.org`)),
      });
      return { status, signature };
    };
    return { deps, base, hang, sign };
  };

  it('do not stop honest ones, however many hang', async () => {
    const { base, hang, sign } = await setUp();
    const slow = await hang(500);
    for (let round = 0; round < 10; round += 1) {
      for (const { drip } of slow) drip();
      expect((await sign()).status).toBe(202);
      expect((await fetch(base + paths.totals('test-petition'))).status).toBe(200);
    }
    expect(slow.filter(({ socket }) => socket.destroyed)).toHaveLength(0);
  });

  it('are cut off, while streams live on', async () => {
    const { base, deps, hang, sign } = await setUp({ headersMs: 300, requestMs: 300, checkEveryMs: 50 });
    const events = await streamOf(base);
    const slow = await hang(begun.length * 10);
    const dripping = setInterval(() => {
      for (const { drip } of slow) drip();
    }, 20);
    await Promise.all(slow.map(({ closed }) => closed));
    clearInterval(dripping);
    const { signature } = await sign();
    const [row] = await deps.database.reads.selectFrom('signature').select(['signature', 'posted_at']).execute();
    expect(row?.signature).toBe(signature);
    if (row !== undefined)
      await fetch(base + paths.confirm(linkToken(deps.keys, 'confirm-link', row)), { method: 'POST' });
    expect(await events('"total":1')).toContain('event: totals');
  });

  it('do not take more connections than there are, and give them back', async () => {
    const { hang, sign } = await setUp({ connections: 12, headersMs: 300, requestMs: 300, checkEveryMs: 50 });
    const slow = await hang(24);
    await Promise.all(slow.map(({ closed }) => closed));
    expect((await sign()).status).toBe(202);
  });

  const slowhttptest = spawnSync('slowhttptest', ['-h']).error === undefined;
  it.skipIf(!slowhttptest).each([
    ['headers', ['-H']],
    ['bodies', ['-B']],
    ['reading', ['-X']],
  ])(
    `do not stop honest ones, as slowhttptest makes them (${slowhttptest ? 'installed' : 'not installed'}): %s`,
    async (_kind, mode) => {
      const { base, sign } = await setUp();
      const options = [
        '-c',
        '500',
        '-r',
        '500',
        '-l',
        '5',
        '-i',
        '1',
        '-p',
        '3',
        '-u',
        base + paths.page('test-petition'),
      ];
      const tool = spawn('slowhttptest', [...mode, ...options], { stdio: 'ignore' });
      onTestFinished(() => void tool.kill('SIGKILL'));
      const ended = once(tool, 'exit');
      await once(tool, 'spawn');
      while (tool.exitCode === null) {
        expect((await sign()).status).toBe(202);
        expect((await fetch(base + paths.totals('test-petition'))).status).toBe(200);
      }
      await ended;
    },
  );
});

interface Hanging {
  readonly socket: Socket;
  /** Sends one byte more. */
  readonly drip: () => void;
  readonly connected: Promise<unknown>;
  readonly closed: Promise<unknown>;
}

const hanging = (port: number, start: string): Hanging => {
  const socket = connect(port, '127.0.0.1');
  // It is cut off, which is what we are here for.
  socket.on('error', () => {});
  socket.resume();
  socket.write(start);
  const settled = (event: string) => new Promise((resolve) => socket.once(event, resolve));
  const closed = settled('close');
  const rest = [...(start === '' ? 'GET /' : '')];
  const drip = () => {
    if (socket.writable) socket.write(rest.shift() ?? 'a');
  };
  return { socket, drip, connected: Promise.race([settled('connect'), closed]), closed };
};

/** A live stream that has begun. @returns reads on until a text has come */
const streamOf = async (base: string) => {
  const answer = await fetch(base + paths.totalsStream('test-petition'));
  const reader = (answer.body as ReadableStream<Uint8Array<ArrayBuffer>>)
    .pipeThrough(new TextDecoderStream())
    .getReader();
  onTestFinished(() => reader.cancel());
  let read = '';
  const until = async (text: string): Promise<string> => {
    while (!read.includes(text)) {
      const { value, done } = await reader.read();
      if (done) throw new Error(`The stream ended after ${read}`);
      read += value;
    }
    return read;
  };
  await until('event: totals');
  read = '';
  return until;
};
