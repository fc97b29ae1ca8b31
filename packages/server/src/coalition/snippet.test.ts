import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeQR } from 'qr/decode.js';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition, testMember, testTexts } from '../../test/petition.js';
import { runMemberCommand } from '../../test/run-commands.js';
import { writeBuild } from '../../test/widget-build.js';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { retireMember } from '../members/index.js';
import { openReleases } from '../releases/index.js';
import { nearNames } from './near-names.js';

const link = 'http://localhost:8787/p/test-petition?member=chapter-kenya';

/** As a phone sees it. @param modules true where it is dark */
const read = (modules: readonly (readonly boolean[])[]): string => {
  const scale = 4;
  const size = modules.length * scale;
  const data = new Uint8Array(size * size * 4).fill(255);
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1)
      if (modules[Math.floor(y / scale)]?.[Math.floor(x / scale)])
        data.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
  return decodeQR({ width: size, height: size, data });
};

/** Blocks are light; two rows a line. */
const modulesOfText = (lines: readonly string[]): boolean[][] =>
  lines.flatMap((line) => [
    [...line].map((block) => block === ' ' || block === '▄'),
    [...line].map((block) => block === ' ' || block === '▀'),
  ]);

const modulesOfSvg = (svg: string): boolean[][] => {
  const size = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
  const modules = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    modules[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
  return modules;
};

onBothDatabases('member snippet', ({ open }) => {
  let deps: Deps;
  beforeAll(async () => {
    deps = testDeps(await open());
    await putPetition(deps, {
      texts: { ...testTexts, title: 'Who checks "the promise" & why' },
      members: [
        testMember('chapter-kenya', { name: 'Example Chapter Kenya' }),
        testMember('chapter-peru', { origins: [] }),
        testMember('chapter-bali', { origins: [], frameOrigins: ['https://frames.example'], url: null }),
        testMember('gone'),
      ],
    });
    await transaction(deps.database, (tx) => retireMember(tx, 'test-petition', 'gone', 1));
  });
  const run = (...words: string[]) => runMemberCommand(deps, ['snippet', '--petition', 'test-petition', ...words]);

  it('prints two lines, the link, a frame and a QR code, made for the member and the public address', async () => {
    const { out, err } = await run('chapter-kenya');
    const title = 'Who checks &quot;the promise&quot; &amp; why';
    expect(out).toContain(`
<script type="module" src="http://localhost:8787/widget/v1/uncac-petition.js"></script>
<uncac-petition petition="test-petition" member="chapter-kenya"><a href="${link}">${title}</a></uncac-petition>
`);
    expect(out).toContain(`\n${link}\n`);
    expect(out).toContain(
      `\n<blockquote class="uncac-petition"><a href="${link}">${title}</a></blockquote>\n<iframe src="http://localhost:8787/embed/test-petition?member=chapter-kenya" title="${title}" width="100%" height="1200" loading="lazy" style="border: 0; height: 1200px"></iframe>\n<script async src="http://localhost:8787/widget/v1/frame.js"></script>\n`,
    );
    expect(out).toContain('Example Chapter Kenya');
    expect(err).toContain('https://chapter-kenya.example');
    expect(err).toContain('The frame shows only there');
    const code = out.split('\n').filter((line) => /^[█▀▄ ]{20,}$/.test(line));
    expect(read(modulesOfText(code))).toBe(link);
  });

  it('writes the QR code as a picture', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'uncac-qr-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'code.svg');
    await run('chapter-kenya', '--qr', file);
    expect(read(modulesOfSvg(readFileSync(file, 'utf8')))).toBe(link);
    await expect(run('chapter-kenya', '--qr', join(folder, 'no', 'such.svg'))).rejects.toThrow("can't be written");
  });

  it('speaks the language that is asked for', async () => {
    const { out } = await run('chapter-kenya', '--lang', 'fr');
    expect(out).toContain('member="chapter-kenya" lang="fr"><a href="');
    expect(out).toContain('?member=chapter-kenya&amp;lang=fr"');
    expect(out).toContain(`\n${link}&lang=fr\n`);
    await expect(run('chapter-kenya', '--lang', 'de')).rejects.toThrow('does not speak de; it speaks en, fr.');
  });

  it('can pin the version there is, with the hash that its file must have', async () => {
    await expect(run('chapter-kenya', '--pinned')).rejects.toThrow('No version of the widget has been released yet');
    const folder = mkdtempSync(join(tmpdir(), 'uncac-pinned-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const version of ['1.0.0', '1.10.0', '1.9.0'])
      await openReleases(deps, writeBuild(folder, version, { 'uncac-petition.js': version }));
    const { out } = await run('chapter-kenya', '--pinned');
    const integrity = `sha384-${createHash('sha384').update('1.10.0').digest('base64')}`;
    expect(out).toContain(
      `\n<script type="module" src="http://localhost:8787/widget/1.10.0/uncac-petition.js" integrity="${integrity}" crossorigin="anonymous"></script>\n<uncac-petition petition="test-petition" member="chapter-kenya">`,
    );
  });

  it('says what was meant, where a member is not known', async () => {
    await expect(run('chapter-kenia')).rejects.toThrow('There is no member chapter-kenia. Did you mean chapter-kenya');
    await expect(run('peru')).rejects.toThrow('Did you mean chapter-peru?');
    await expect(run('zz')).rejects.toThrow('There is no member zz. member status lists all there are.');
    await expect(run('gone')).rejects.toThrow('The member gone is retired');
    await expect(run('chapter-kenya', '--petition', 'no-such')).rejects.toThrow('There is no petition no-such.');
  });

  it('says where it counts without origins', async () => {
    expect((await run('chapter-peru')).err).toContain('It lists no origins');
    const { err } = await run('chapter-bali');
    expect(err).not.toContain('lists no origins');
    expect(err).toContain('https://frames.example');
  });

  it('needs no petition to be named where there is only one', async () => {
    expect((await runMemberCommand(deps, ['snippet', 'chapter-kenya'])).out).toContain(`\n${link}\n`);
    expect((await runMemberCommand(deps, ['status'])).out).toContain('chapter-kenya');
    expect((await runMemberCommand(deps, ['totals'])).out).toContain('test-petition');
  });
});

onBothDatabases('a command for one petition of several', ({ open }) => {
  it('asks which one, and names them', async () => {
    const deps = testDeps(await open());
    await expect(runMemberCommand(deps, ['status'])).rejects.toThrow('There is no petition in this database.');
    for (const petition of ['beta', 'alpha']) await putPetition(deps, { settings: { petition } });
    await expect(runMemberCommand(deps, ['status'])).rejects.toThrow(
      'There are several petitions (alpha, beta); say which one with --petition.',
    );
  });
});

describe('nearNames', () => {
  it('finds parts and misspellings, the likeliest first, at most five', () => {
    expect(nearNames('kenya', ['example-chapter-kenya', 'kenia', 'peru'])).toEqual(['example-chapter-kenya', 'kenia']);
    expect(nearNames('a', ['aa', 'ab', 'ac', 'ad', 'ae', 'af'])).toHaveLength(5);
  });
});
