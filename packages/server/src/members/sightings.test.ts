import { expect, it } from 'vitest';
import { manualClock, testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition, testMember } from '../../test/petition.js';
import { transaction } from '../db/transaction.js';
import { createSightings, deleteMember, listSightings } from './index.js';

const dayMs = 24 * 60 * 60 * 1000;

onBothDatabases('the days on which a member was seen', ({ open }) => {
  const setUp = async () => {
    const clock = manualClock();
    let writes = 0;
    let broken = false;
    const database = await open();
    const deps = testDeps(
      {
        ...database,
        transact: (fn) => {
          writes += 1;
          return broken ? Promise.reject(new Error('The disk is full')) : database.transact(fn);
        },
      },
      { clock },
    );
    const { petition } = await putPetition(deps);
    writes = 0;
    const sightings = createSightings(deps);
    return {
      deps,
      clock,
      petition,
      sightings,
      list: async () => {
        await sightings.settled();
        return listSightings(database.reads, petition);
      },
      writes: () => writes,
      breakDown: (isDown: boolean) => void (broken = isDown),
    };
  };
  const alpha = testMember('alpha');
  const nomad = testMember('nomad', { origins: [], url: null });
  const site = 'https://alpha.example';

  it('are kept for each of its sites, the newest ones', async () => {
    const { clock, petition, sightings, list } = await setUp();
    sightings.see('loaded', petition, alpha, site);
    sightings.see('loaded', petition, alpha, 'https://www.alpha.example');
    clock.advance(dayMs);
    sightings.see('signed', petition, alpha, site);
    expect(await list()).toEqual([
      { member: 'alpha', origin: site, loadedOn: '2008-11-01', signedOn: '2008-11-02' },
      { member: 'alpha', origin: 'https://www.alpha.example', loadedOn: '2008-11-01', signedOn: null },
    ]);
  });

  it('are written once a day, however many come', async () => {
    const { clock, petition, sightings, list, writes } = await setUp();
    for (let day = 0; day < 2; day += 1) {
      for (let visitor = 0; visitor < 50; visitor += 1) sightings.see('loaded', petition, alpha, site);
      await sightings.settled();
      expect(writes()).toBe(day + 1);
      clock.advance(dayMs);
    }
    expect(await list()).toMatchObject([{ loadedOn: '2008-11-02' }]);
  });

  it('have a bound where a member lists no sites: the newest stay', async () => {
    const { clock, petition, sightings, list, writes } = await setUp();
    const see = (page: number) => sightings.see('loaded', petition, nomad, `https://page-${page}.example`);
    for (let page = 0; page < 15; page += 1) see(page);
    clock.advance(dayMs);
    for (let page = 100; page < 300; page += 1) see(page);
    const kept = await list();
    expect(kept).toHaveLength(20);
    expect(kept.every(({ loadedOn }) => loadedOn === '2008-11-02')).toBe(true);
    expect(writes()).toBeLessThan(60);
  });

  it('hold nothing but an origin', async () => {
    const { petition, sightings, list } = await setUp();
    for (const origin of ['https://nomad.example/amina@example.org', 'amina', `https://${'a'.repeat(300)}.example`])
      sightings.see('loaded', petition, nomad, origin);
    sightings.see('loaded', petition, nomad, 'null');
    expect((await list()).map(({ origin }) => origin)).toEqual(['null']);
  });

  it('fail nothing where they can’t be written, and are tried again', async () => {
    const { petition, sightings, list, breakDown } = await setUp();
    breakDown(true);
    sightings.see('loaded', petition, alpha, site);
    expect(await list()).toEqual([]);
    breakDown(false);
    sightings.see('loaded', petition, alpha, site);
    expect(await list()).toHaveLength(1);
  });

  it('go with a member that is deleted', async () => {
    const { deps, petition, sightings, list } = await setUp();
    sightings.see('loaded', petition, alpha, site);
    await sightings.settled();
    await transaction(deps.database, (tx) => deleteMember(tx, petition, 'alpha'));
    expect(await list()).toEqual([]);
  });
});
