import { expect, it } from 'vitest';
import { openApp, signatureBody, tokenFor } from '../../test/app.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { putPetition } from '../../test/petition.js';
import { transaction } from '../db/transaction.js';
import { placeOf, takePlace } from '../mail/places.js';
import { recordEvent, recount, tick } from '../tally/index.js';
import { findSignature, updateSignature } from './signature.repository.js';
import { withdraw } from './withdraw.js';

onBothDatabases('withdrawing', ({ open }) => {
  it('leaves nothing that leads from an address to the signature, though its mail is counted on', async () => {
    const deps = testDeps(await open());
    const { petition } = await putPetition(deps);
    const { post, confirm } = await openApp(deps);
    const canonical = 'amina@people.example';
    const [id, other] = [crypto.randomUUID(), crypto.randomUUID()];
    for (const signature of [id, other]) {
      await post(petition, signatureBody(canonical), { 'idempotency-key': signature });
      const place = placeOf(deps.keys, { job: signature, signature }, canonical);
      await takePlace(deps, place, [{ count: 10, withinMs: 1000 }], deps.clock.now());
    }
    await confirm(id);
    const counted = () => deps.database.reads.selectFrom('sent_mail').selectAll().execute();
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
    const before = await counted();

    await withdraw(deps, await tokenFor(deps, 'mine-link', id));
    const after = await counted();
    const places = after.map(({ place }) => hex(place));
    expect(places).not.toContain(hex(placeOf(deps.keys, { job: id, signature: id }, canonical).place));
    expect(places).toContain(hex(placeOf(deps.keys, { job: other, signature: other }, canonical).place));
    expect(places.map((place) => place.length)).toEqual([32, 32]);
    const rest = (rows: typeof before) => rows.map(({ address_key, sent_at }) => [hex(address_key), sent_at]);
    expect(rest(after)).toEqual(rest(before));
  });
});

onBothDatabases('withdrawing an excluded signature', ({ open }) => {
  it('erases what is sealed, keeps its place taken, and counts it down once', async () => {
    const deps = testDeps(await open());
    const { petition } = await putPetition(deps);
    const { post, confirm } = await openApp(deps);
    const sign = async () => {
      const id = deps.random.uuid(deps.clock.now());
      await post(petition, signatureBody('amina@people.example'), { 'idempotency-key': id });
      await confirm(id);
      return id;
    };
    const first = await sign();
    await transaction(deps.database, async (tx) => {
      await updateSignature(tx, first, { status: 'excluded' });
      await recordEvent(
        tx,
        deps,
        { petition, signature: first, kind: 'individual', country: 'KE', member: null },
        'exclude',
      );
    });

    await withdraw(deps, await tokenFor(deps, 'mine-link', first));
    expect(await findSignature(deps.database.reads, first)).toMatchObject({
      status: 'excluded',
      sealed: null,
      data_key: null,
    });
    const again = await sign();
    expect(await findSignature(deps.database.reads, again)).toMatchObject({ status: 'pending' });
    await tick(deps);
    expect(await recount(deps, petition)).toEqual([]);
  });
});
