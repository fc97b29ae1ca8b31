import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, describe, expect, it } from 'vitest';
import { problemResponse, type ProblemError } from '../http/problem.js';
import { openRoutes } from './open.routes.js';

const folder = mkdtempSync(join(tmpdir(), 'uncac-petition-open-page-'));
for (const name of ['index.html', 'saved.html', 'open.js', 'open.css']) writeFileSync(join(folder, name), name);
afterAll(() => rmSync(folder, { recursive: true }));

describe('the page /open', () => {
  it('may run its own script and reach nobody', async () => {
    const answer = await openRoutes(folder).request('/open');
    expect(await answer.text()).toBe('index.html');
    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    );
  });

  it.each(['open.js', 'open.css'])('has its own %s', async (name) => {
    const answer = await openRoutes(folder).request(`/open/${name}`);
    expect(await answer.text()).toBe(name);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });

  it('can be saved as one file, which is not shown from here', async () => {
    const answer = await openRoutes(folder).request('/open/saved.html');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/);
  });

  it('says what to do where it is not built', async () => {
    const app = new Hono().route('/', openRoutes(undefined));
    app.onError((error) => problemResponse(error as ProblemError));
    const answer = await app.request('/open');
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('npm run build') });
  });
});
