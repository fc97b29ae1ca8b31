import { Writable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { paths, Problem } from '@uncac-petition/shared';
import { pino } from 'pino';
import { afterAll, expect, it } from 'vitest';
import { linkToken } from '../../src/signatures/index.js';
import { openApp, signatureBody } from '../app.js';
import { testDeps } from '../deps.js';
import { onBothDatabases } from '../on-both-databases.js';
import { putPetition, testMember } from '../petition.js';
import { routesOf } from '../routes.js';
import { drawFrom } from './draw.js';
import { mark } from './hostile.js';
import { drawRequest } from './requests.js';

/** `FUZZ_SEED=… FUZZ_BODIES=… npx vitest run --project=server test/fuzz` draws the requests of a run again, or others. */
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
const atOnce = 250;
const StrictProblem = Problem.strict();
const unhandled: unknown[] = [];
const remember = (reason: unknown) => void unhandled.push(reason);
process.on('unhandledRejection', remember);
afterAll(() => void process.off('unhandledRejection', remember));

onBothDatabases('whatever is sent', ({ open }) => {
  const setUp = async () => {
    const lines: string[] = [];
    const log = pino(
      { level: 'debug' },
      new Writable({ write: (line, _encoding, done) => done(void lines.push(String(line))) }),
    );
    const deps = testDeps(await open(), { log });
    const { petition } = await putPetition(deps, { members: [testMember('alpha')] });
    await putPetition(deps, { settings: { petition: 'asks-proof', proofOfWork: true } });
    await putPetition(deps, { settings: { petition: 'closed', status: 'closed' } });
    const test = await openApp(deps, { mailbox: { send: async () => {}, list: async () => [], close: () => {} } });
    const signature = crypto.randomUUID();
    await test.post(petition, signatureBody('known@example.org'), { 'idempotency-key': signature });
    const linked = { signature, posted_at: deps.clock.now() };
    const tokens = (['confirm-link', 'mine-link'] as const).map((purpose) => linkToken(deps.keys, purpose, linked));
    return {
      ...test,
      petition,
      lines,
      known: { petitions: [petition, petition, 'asks-proof', 'closed'], members: ['alpha'], tokens },
    };
  };

  it('is answered, without a failure or an echo', { timeout: 1_800_000 }, async ({ task }) => {
    const { app, post, petition, known, lines } = await setUp();
    const most = Number(process.env['FUZZ_BODIES'] ?? (task.suite?.name.includes('SQLite') ? 100_000 : 5_000));
    const routes = routesOf(app);
    const untouched = builtIns();
    const problems: string[] = [];
    const statuses = new Map<number, number>();

    /** @returns whether it sent a body */
    const one = async (index: number): Promise<boolean> => {
      const request = drawRequest(drawFrom(seed, index), routes, known);
      const { method, url } = request;
      const hasBody = request.body !== null;
      const answer = await app.request(request);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const wrong = await wrongWith(answer, new URL(url).pathname);
      if (wrong !== undefined)
        problems.push(`seed ${seed}, request ${index}: ${method} ${url.slice(0, 200)}: ${wrong}`);
      return hasBody;
    };
    for (let from = 0, bodies = 0; bodies < most && problems.length < 10; from += atOnce) {
      const sent = await Promise.all(Array.from({ length: atOnce }, (_, offset) => one(from + offset)));
      bodies += sent.filter(Boolean).length;
    }

    expect(problems).toEqual([]);
    expect(lines.filter((line) => line.includes(mark)).slice(0, 3), `seed ${seed}`).toEqual([]);
    expect(unhandled, `seed ${seed}`).toEqual([]);
    expect(builtIns(), `seed ${seed}`).toEqual(untouched);
    // It got past the first check, and the server still works.
    expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 202, 400, 404, 413, 415, 422]));
    expect((await post(petition, signatureBody('honest@example.org'))).status).toBe(202);
  });
});

/** The only ones that a page of ours has: that for frames. */
const ourScripts = [paths.widget, '/frame/height.js'].map((src) => `<script type="module" src="${src}"></script>`);

/** What is wrong with an answer; undefined when nothing is. */
const wrongWith = async (answer: Response, path: string): Promise<string | undefined> => {
  const { status, headers } = answer;
  const type = headers.get('content-type') ?? '';
  if (status >= 500 && status !== 501 && !(status === 503 && headers.has('retry-after'))) return `status ${status}`;
  if ([...headers].flat().join().includes(mark)) return 'a header repeats what was sent';
  if (headers.get('x-content-type-options') !== 'nosniff') return 'no security headers';
  const body = type === 'text/event-stream' ? await endStream(answer) : await readText(answer);
  if (body === '') return undefined;
  if (type.startsWith('text/html')) {
    if (path.startsWith('/v1/')) return 'a page below /v1/';
    if (/<zqxmark|<script/i.test(ourScripts.reduce((rest, script) => rest.replace(script, ''), body)))
      return 'what was sent became markup';
    // The form comes back with what was typed; nothing else repeats anything.
    return status >= 400 && body.includes(mark) && !body.includes('aria-invalid')
      ? 'a page repeats what was sent'
      : undefined;
  }
  if (body.includes(mark)) return 'an answer repeats what was sent';
  if (status < 400) return undefined;
  if (type !== 'application/problem+json') return `an error of type ${type}`;
  const problem = StrictProblem.safeParse(JSON.parse(body));
  return problem.success && problem.data.status === status ? undefined : `not problem details: ${body}`;
};

const readText = async (answer: Response): Promise<string> => {
  const bytes = Buffer.from(await answer.arrayBuffer());
  return (answer.headers.get('content-encoding') === 'gzip' ? gunzipSync(bytes) : bytes).toString();
};

/** It would never end by itself. */
const endStream = async (answer: Response): Promise<''> => {
  await answer.body?.cancel();
  return '';
};

/** What `__proto__` and `constructor` could have reached. */
const builtIns = () =>
  [Object.prototype, Array.prototype, Function.prototype, String.prototype, Object, Array].map((one) =>
    Object.entries(Object.getOwnPropertyDescriptors(one)).map(([name, { value, enumerable }]) => [
      name,
      enumerable,
      typeof value,
    ]),
  );
