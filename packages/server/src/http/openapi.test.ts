import { describe, expect, it } from 'vitest';
import { openApp } from '../../test/app.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';

interface Description {
  readonly paths: Record<string, Record<string, unknown>>;
  readonly components: { readonly schemas: Record<string, { readonly type?: string }> };
}

onBothDatabases('the OpenAPI page', ({ open }) => {
  describe('/openapi.json', () => {
    it('describes every JSON route there is, and none that there is not', async () => {
      const { app } = await openApp(testDeps(await open()));
      const { paths } = (await (await app.request('/openapi.json')).json()) as Description;
      const described = Object.entries(paths).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
      );
      const served = app.routes
        .filter(({ path, method }) => (path.startsWith('/v1/') || path === '/oembed') && method !== 'ALL')
        .map(({ path, method }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
      expect(described.toSorted()).toEqual([...new Set(served)].toSorted());
    });

    it('holds the schemas of the contract', async () => {
      const { app } = await openApp(testDeps(await open()));
      const { components } = (await (await app.request('/openapi.json')).json()) as Description;
      expect(Object.keys(components.schemas)).toEqual([
        'CatalogueFile',
        'Challenge',
        'MemberTotals',
        'Petition',
        'Problem',
        'PublicGroups',
        'PublicMembers',
        'PublicMilestones',
        'PublicPositions',
        'PublicTotals',
        'SignatureInput',
        'Supporters',
      ]);
      expect(components.schemas['SignatureInput']?.type).toBe('object');
    });
  });
});
