import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type TestApp } from '../../test/app.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition, testMember } from '../../test/petition.js';
import { fill, routesOf } from '../../test/routes.js';
import { writeBuild } from '../../test/widget-build.js';
import { openReleases } from '../releases/index.js';
import { linkToken } from '../signatures/index.js';
import { contentPolicy } from './security-headers.js';

/**
 * Who an answer is for. `public`: any page may read it, as an embed does. `page`: a person's own browser window.
 * `frame`: a page that is made to be framed.
 * `holder`: programs that hold a token, or the operator; no page of another site.
 */
type Audience = 'public' | 'page' | 'frame' | 'holder';

/** A route that isn't named here fails the test: whoever adds one decides who may read it. */
const audiences: Readonly<Record<string, Audience>> = {
  'GET /livez': 'holder',
  'GET /readyz': 'holder',
  'GET /openapi.json': 'public',
  'GET /v1/petitions/:petition': 'public',
  'GET /v1/petitions/:petition/positions': 'public',
  'GET /v1/petitions/:petition/positions/:country': 'public',
  'GET /v1/petitions/:petition/groups': 'public',
  'GET /v1/petitions/:petition/members': 'public',
  'GET /v1/petitions/:petition/locales/:catalogue': 'public',
  'GET /v1/petitions/:petition/milestones': 'public',
  'GET /v1/petitions/:petition/milestones.ics': 'public',
  'GET /v1/petitions/:petition/challenge': 'public',
  'POST /v1/petitions/:petition/signatures': 'public',
  'GET /v1/petitions/:petition/supporters': 'public',
  'GET /v1/petitions/:petition/totals': 'public',
  'GET /v1/petitions/:petition/totals/stream': 'public',
  'GET /v1/petitions/:petition/export': 'holder',
  'GET /v1/petitions/:petition/members/totals': 'holder',
  'GET /v1/petitions/:petition/members/:member/logo': 'public',
  'GET /p/:petition': 'page',
  'POST /p/:petition': 'page',
  'GET /embed/:petition': 'frame',
  'GET /oembed': 'public',
  'GET /p/:petition/picture.png': 'public',
  'GET /p/:petition/privacy': 'page',
  'GET /p/:petition/mine': 'page',
  'POST /p/:petition/mine': 'page',
  'GET /confirm/:token': 'page',
  'POST /confirm/:token': 'page',
  'GET /mine/:token': 'page',
  'POST /mine/:token': 'page',
  'GET /stop/:token': 'page',
  'POST /stop/:token': 'page',
  'GET /open': 'page',
  'GET /open/saved.html': 'page',
  'GET /open/*': 'page',
  'GET /embed-builder': 'page',
  'GET /embed-builder/*': 'page',
  'GET /assets/*': 'page',
  'GET /widget/:version/*': 'public',
  'GET /.well-known/uncac-petition.json': 'public',
  'GET /frame/*': 'public',
  'GET /dev/mail': 'page',
  'GET /dev/mail.css': 'page',
};

const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', origin: 'https://elsewhere.example' };
const built = mkdtempSync(join(tmpdir(), 'uncac-built-'));
for (const name of ['index.html', 'saved.html']) writeFileSync(join(built, name), '');
const widget = writeBuild(built, '1.0.0', { 'uncac-petition.js': '' });
afterAll(() => rmSync(built, { recursive: true }));

onBothDatabases('what an answer lets a browser do', ({ open }) => {
  let test: TestApp;
  let good: Readonly<Record<string, string>>;

  beforeAll(async () => {
    const deps = testDeps(await open());
    const { petition } = await putPetition(deps, { members: [testMember('alpha')] });
    test = await openApp(deps, {
      releases: await openReleases(deps, widget),
      openFolder: built,
      builderFolder: built,
      mailbox: testMailbox,
    });
    const token = linkToken(deps.keys, 'confirm-link', { signature: crypto.randomUUID(), posted_at: 0 });
    good = { petition, token, version: 'v1', '*': 'uncac-petition.js' };
  });

  const ask = async (name: string, parameters: (parameter: string) => string, headers: Record<string, string> = {}) => {
    const [method = '', path = ''] = name.split(' ');
    const answer = await test.app.request(fill(path, parameters), { method, headers: { ...browser, ...headers } });
    await answer.body?.cancel();
    return answer;
  };

  it('is decided for every route', () => {
    expect(
      routesOf(test.app)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(Object.keys(audiences).sort());
  });

  describe.each(Object.entries(audiences))('%s (%s)', (name, audience) => {
    it.each([
      ['what is there', (parameter: string) => good[parameter] ?? 'x'],
      ['what is not there', () => 'no-such-thing'],
    ])('answers %s', async (_what, parameters) => {
      const { status, headers } = await ask(name, parameters);
      expect(headers.get('access-control-allow-origin')).toBe(audience === 'public' ? '*' : null);
      expectEverywhere(headers);
      if (audience === 'public') expectReadable(headers);
      else if (audience === 'frame' && status === 200) return expectFrame(headers);
      else expectOwnOrigin(headers);
      if (headers.get('content-type')?.startsWith('text/html') === true) expectPage(headers);
    });

    it('tells other sites before they ask whether they may', async () => {
      const [, path = ''] = name.split(' ');
      const { status, headers } = await ask(`OPTIONS ${path}`, (parameter) => good[parameter] ?? 'x', {
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      });
      expectEverywhere(headers);
      if (audience !== 'public') return expectOwnOrigin(headers);
      expect(status).toBe(204);
      expect(headers.get('access-control-allow-headers')).toMatch(/Idempotency-Key/);
      expectReadable(headers);
    });
  });

  it.each([
    ['GET', '/nothing-here', 404],
    ['DELETE', '/mine/x', 404],
    ['GET', '/p/no-such-petition', 404],
    ['POST', '/p/test-petition', 413],
    ['POST', '/p/test-petition', 415],
    ['POST', '/p/test-petition', 400],
    ['GET', '/p/test-petition', 500],
  ])('%s %s, which fails with %i, is as strict as any page', async (method, path, expected) => {
    const broken = expected === 500 ? await openApp(test.deps, { petitions: brokenPetitions }) : test;
    const type = expected === 400 ? 'application/json' : 'text/plain';
    const answer = await broken.app.request(path, {
      method,
      headers: { ...browser, 'content-type': type },
      ...(method === 'POST' && { body: '{'.repeat(expected === 413 ? 20_000 : 1) }),
    });
    expect(answer.status).toBe(expected);
    expectEverywhere(answer.headers);
    expectOwnOrigin(answer.headers);
    expectPage(answer.headers);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('asks for https ever after only where people reach it so', async () => {
    const { deps } = test;
    expect((await test.app.request('/livez')).headers.get('strict-transport-security')).toBeNull();
    const secure = await openApp({ ...deps, config: { ...deps.config, publicUrl: 'https://petition.example' } });
    for (const path of ['/livez', '/p/test-petition', '/nothing-here'])
      expect((await secure.app.request(path)).headers.get('strict-transport-security')).toBe('max-age=31536000');
  });
});

describe('the policy of a page', () => {
  it('lets nobody frame it, and nothing run', () => {
    expect(contentPolicy()).toContain("frame-ancestors 'none'");
    expect(contentPolicy()).not.toMatch(/script-src|unsafe|\*/);
  });

  it('lets the widget ask this server, and nobody else', () => {
    expect(contentPolicy({ widget: true })).toMatch(/script-src 'self'; connect-src 'self'; worker-src blob:;/);
    expect(contentPolicy({ scripts: true })).not.toMatch(/connect-src|worker-src/);
  });

  it('can name who may frame it', () => {
    const policy = contentPolicy({ frameAncestors: ['https://a.example', 'https://b.example'] });
    expect(policy).toContain('frame-ancestors https://a.example https://b.example');
  });
});

const testMailbox = { send: async () => {}, list: async () => [], close: () => {} };

const brokenPetitions = {
  find: () => {
    throw new Error('something personal');
  },
  all: () => [],
  refresh: async () => {},
};

const expectEverywhere = (headers: Headers) => {
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('access-control-allow-credentials')).toBeNull();
  expect(headers.get('timing-allow-origin')).toBeNull();
};

const expectReadable = (headers: Headers) => {
  expect(headers.get('access-control-allow-origin')).toBe('*');
  expect(headers.get('access-control-expose-headers')).toBe('ETag, Retry-After');
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
};

const expectOwnOrigin = (headers: Headers) => {
  expect(headers.get('access-control-allow-origin')).toBeNull();
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
};

const expectFrame = (headers: Headers) => {
  const policy = headers.get('content-security-policy') ?? '';
  for (const rule of ["default-src 'none'", "base-uri 'none'", "form-action 'self'", 'frame-ancestors *'])
    expect(policy).toContain(rule);
  expect(policy.replace('frame-ancestors *', '')).not.toMatch(/unsafe|\*|https?:|data:/);
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(headers.get('permissions-policy')).toMatch(/\bcamera=\(\)/);
};

const expectPage = (headers: Headers) => {
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("base-uri 'none'");
  expect(policy).not.toMatch(/unsafe|\*|https?:|data:/);
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(headers.get('permissions-policy')).toMatch(/\bcamera=\(\).*\bgeolocation=\(\)/);
};
