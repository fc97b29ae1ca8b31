import { paths, type PetitionFile } from '@uncac-petition/shared';
import { beforeAll, expect, it } from 'vitest';
import { openApp } from '../../test/app.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition, testMember } from '../../test/petition.js';
import type { Database } from '../db/database.js';
import { listSightings } from '../members/index.js';

onBothDatabases('the page for frames', ({ open }) => {
  let database: Database;
  let petitions = 0;
  beforeAll(async () => {
    database = await open();
  });

  const setUp = async (settings: Partial<PetitionFile> = {}) => {
    const deps = testDeps(database);
    petitions += 1;
    const { petition } = await putPetition(deps, {
      settings: { petition: `petition-${petitions}`, ...settings },
      members: [
        testMember('alpha', { origins: ['https://alpha.example', 'https://xn--brger-kva.example'] }),
        testMember('builder', { frameOrigins: ['null', 'https://frames.example'] }),
        testMember('sandboxed', { origins: [], frameOrigins: ['null'], url: null }),
        testMember('nomad', { origins: [], url: null }),
      ],
    });
    const test = await openApp(deps);
    const load = async (query: string, headers: Record<string, string> = {}) =>
      test.app.request(`${paths.embed(petition)}${query}`, { headers });
    const seen = async () => {
      await test.deps.sightings.settled();
      return listSightings(database.reads, petition);
    };
    return { petition, load, seen };
  };
  const ancestors = ({ headers }: Response) =>
    /frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1];

  it.each<[string, PetitionFile['embeddableBy'], string]>([
    ['?member=alpha', 'anyone', 'https://alpha.example https://xn--brger-kva.example'],
    ['?member=alpha', 'members', 'https://alpha.example https://xn--brger-kva.example'],
    ['?member=builder', 'anyone', 'https://builder.example https://frames.example'],
    ['?member=sandboxed', 'anyone', "'none'"],
    ['?member=nomad', 'anyone', '*'],
    ['?member=nobody', 'anyone', '*'],
    ['', 'anyone', '*'],
    ['?member=nomad', 'members', "'none'"],
    ['?member=nobody', 'members', "'none'"],
    ['', 'members', "'none'"],
  ])('%s of a petition for %s may be framed by %s', async (query, embeddableBy, expected) => {
    const { load } = await setUp({ embeddableBy });
    expect(ancestors(await load(query))).toBe(expected);
  });

  it('shows the element with its member in the best language, and a link until it is ready', async () => {
    const { petition, load } = await setUp();
    const page = await (await load('?member=alpha&lang=fr')).text();
    expect(page).toContain('<html lang="fr" dir="ltr">');
    expect(page).toMatch(new RegExp(`<uncac-petition petition="${petition}" lang="fr" member="alpha"\\s*>`));
    expect(page).toContain(`<a href="http://localhost:8787/p/${petition}?member=alpha"`);
    expect(page).toContain('<script type="module" src="/widget/v1/uncac-petition.js"></script>');
    const unnamed = await (await load('?member=%22%3E%3Cscript%3Ex', { 'accept-language': 'fr' })).text();
    expect(unnamed).toMatch(new RegExp(`<uncac-petition petition="${petition}" lang="fr"\\s*>`));
  });

  it('lets nothing run but our own files, which ask nobody but this server', async () => {
    const { load } = await setUp();
    const policy = (await load('?member=alpha')).headers.get('content-security-policy') ?? '';
    for (const rule of ["default-src 'none'", "script-src 'self'", "connect-src 'self'", 'worker-src blob:'])
      expect(policy.split('; ')).toContain(rule);
    expect(policy).not.toMatch(/unsafe|data:/);
  });

  it('is a sign of its member where it is in a frame, not where somebody opens it', async () => {
    const { load, seen } = await setUp();
    await load('?member=alpha', { 'sec-fetch-dest': 'document' });
    await load('?member=alpha');
    expect(await seen()).toEqual([]);
    await load('?member=alpha', { 'sec-fetch-dest': 'iframe' });
    expect(await seen()).toEqual([
      { member: 'alpha', origin: 'http://localhost:8787', loadedOn: '2008-11-01', signedOn: null },
    ]);
  });

  it('is not there for an unknown petition', async () => {
    const { load } = await setUp();
    expect((await load('/x')).status).toBe(404);
  });
});
