import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openApp } from '../../test/app.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition, testTexts } from '../../test/petition.js';

const folder = mkdtempSync(join(tmpdir(), 'uncac-petition-builder-'));
for (const name of ['index.html', 'builder.js']) writeFileSync(join(folder, name), '<main><!-- petitions --></main>');
afterAll(() => rmSync(folder, { recursive: true }));

onBothDatabases('the page /embed-builder', ({ open }) => {
  it('has the plain snippet of each petition, which needs no JavaScript', async () => {
    const deps = testDeps(await open());
    await putPetition(deps, { texts: { ...testTexts, title: '$& "the <promise>"' } });
    const { app } = await openApp(deps, { builderFolder: folder });
    const answer = await app.request('/embed-builder');
    const body = await answer.text();
    expect(body).toContain('data-petition="test-petition" data-title="$&amp; &quot;the &lt;promise&gt;&quot;"');
    expect(body).toContain(
      '&lt;uncac-petition petition=&quot;test-petition&quot; member=&quot;your-member-name&quot;&gt;',
    );
    expect(body).toContain('data-server="http://localhost:8787"');
    expect(answer.headers.get('content-security-policy')).toMatch(/script-src 'self'; connect-src 'self'/);
    expect((await app.request('/embed-builder/builder.js')).headers.get('cache-control')).toBe('no-cache');
  });

  it('says what to do where it is not built', async () => {
    const { app } = await openApp(testDeps(await open()));
    expect((await app.request('/embed-builder')).status).toBe(404);
  });
});
