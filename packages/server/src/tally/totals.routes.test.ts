import { PublicTotals } from '@uncac-petition/shared';
import { expect, it } from 'vitest';
import { openApp, signatureBody, type TestApp } from '../../test/app.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition } from '../../test/petition.js';

onBothDatabases('public totals', ({ open }) => {
  const setUp = async () => {
    const deps = testDeps(await open());
    const { petition } = await putPetition(deps);
    return { deps, petition, test: await openApp(deps), path: `/v1/petitions/${petition}/totals` };
  };
  const signOnce = async (test: TestApp, petition: string) => {
    const id = crypto.randomUUID();
    await test.post(petition, signatureBody(`${id}@example.org`), { 'idempotency-key': id });
    await test.confirm(id);
    await test.count();
  };

  it('are cacheable, say what the contract says, and are not sent again while nothing changes', async () => {
    const { petition, test, path } = await setUp();
    await signOnce(test, petition);
    const answer = await test.app.request(path);
    expect(PublicTotals.strict().parse(await answer.json())).toMatchObject({
      sequence: 1,
      signatures: { total: 1, individual: 1 },
      countries: [{ country: 'KE', count: 1 }],
    });
    expect(answer.headers.get('cache-control')).toMatch(
      /^public, max-age=\d+, stale-while-revalidate=\d+, stale-if-error=\d+$/,
    );
    const etag = answer.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[^"]+"$/);
    for (const given of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const same = await test.app.request(path, { headers: { 'if-none-match': given } });
      expect([same.status, same.headers.get('etag'), await same.text()]).toEqual([304, etag, '']);
    }
    await signOnce(test, petition);
    expect((await test.app.request(path, { headers: { 'if-none-match': etag } })).status).toBe(200);
  });

  it('have the same body and ETag on two servers of one database', async () => {
    const { deps, petition, test, path } = await setUp();
    await signOnce(test, petition);
    const other = await openApp(deps);
    const [one, two] = await Promise.all([test.app.request(path), other.app.request(path)]);
    expect(two.headers.get('etag')).toBe(one.headers.get('etag'));
    expect(await two.text()).toBe(await one.text());
  });

  it('are streamed: a snapshot first, each change with its sequence, until the server stops', async () => {
    const { petition, test, path } = await setUp();
    const answer = await test.app.request(`${path}/stream`);
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    const next = async () => new TextDecoder().decode((await reader.read()).value);
    expect(await next()).toMatch(/^retry: \d+\n\n$/);
    expect(await next()).toMatch(/^id: 0\nevent: totals\ndata: \{.*\}\n\n$/);
    await signOnce(test, petition);
    const event = await next();
    expect(event).toMatch(/^id: 1\nevent: totals\n/);
    expect(event).toContain(await (await test.app.request(path)).text());
    test.deps.totals.close();
    expect((await reader.read()).done).toBe(true);
    const late = await test.app.request(`${path}/stream`);
    expect(await late.text()).toContain('id: 1');
  });

  it('are streamed to so many and no more, so that others can still sign', async () => {
    const { test, path, petition, deps } = await setUp();
    const { app } = await openApp(deps, { totals: test.deps.totals, maxStreams: 2 });
    const streams = await Promise.all([app.request(`${path}/stream`), app.request(`${path}/stream`)]);
    const refused = await app.request(`${path}/stream`);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '60']);
    expect(await refused.json()).toMatchObject({ code: 'overloaded' });
    expect((await test.post(petition, signatureBody('a@example.org'))).status).toBe(202);
    await streams[0]?.body?.cancel();
    expect((await app.request(`${path}/stream`)).status).toBe(200);
  });

  it('leave nothing behind when only the headers of a stream are asked for', async () => {
    const { test, path } = await setUp();
    const answer = await test.app.request(`${path}/stream`, { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    expect(test.deps.totals.listening()).toBe(0);
  });

  it('are there only for petitions that are', async () => {
    const { test } = await setUp();
    for (const end of ['', '/stream'])
      expect((await test.app.request(`/v1/petitions/another/totals${end}`)).status).toBe(404);
  });
});
