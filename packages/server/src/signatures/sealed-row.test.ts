import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openRow } from '../../test/unseal.js';
import { sealRow, type Personal } from './sealed-row.js';

const key = randomBytes(32);
const place = { petition: 'review-mechanism', signature: '01940000-0000-7000-8000-000000000001' };
const text = fc.string({ unit: 'grapheme', maxLength: 200 });
const personal: fc.Arbitrary<Personal> = fc.record({ name: text, locality: text }, { requiredKeys: [] });

describe('a sealed row', () => {
  it('opens to what was sealed, in any script', () => {
    fc.assert(
      fc.property(personal, (given) => {
        expect(openRow(key, sealRow(key, given, place), place)).toEqual(given);
      }),
    );
  });

  it('does not hold the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 4 }), (name) => {
        expect(sealRow(key, { name }, place).includes(Buffer.from(name))).toBe(false);
      }),
    );
  });

  it('is never the same twice', () => {
    expect(sealRow(key, { name: 'Ada' }, place).equals(sealRow(key, { name: 'Ada' }, place))).toBe(false);
  });

  it('is as long without a name as with one', () => {
    expect(sealRow(key, { name: 'Wilhelmina Featherstonehaugh', locality: 'Doha' }, place).length).toBe(
      sealRow(key, {}, place).length,
    );
  });

  it('opens neither for another signature nor for another petition', () => {
    const sealed = sealRow(key, { name: 'Ada' }, place);
    expect(openRow(key, sealed, { ...place, signature: place.signature.replace(/1$/, '2') })).toBeUndefined();
    expect(openRow(key, sealed, { ...place, petition: 'review' })).toBeUndefined();
  });

  it('takes the same signature id in either case', () => {
    const lettered = { petition: 'p', signature: 'ABCDEF00-0000-4000-8000-00000000000F' };
    expect(
      openRow(key, sealRow(key, { name: 'Ada' }, lettered), {
        ...lettered,
        signature: lettered.signature.toLowerCase(),
      }),
    ).toEqual({ name: 'Ada' });
  });

  it('does not open once a byte has changed, or with another key', () => {
    const sealed = sealRow(key, { name: 'Ada' }, place);
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(sealed);
        changed[at] = sealed.readUInt8(at) ^ change;
        expect(openRow(key, changed, place)).toBeUndefined();
      }),
    );
    expect(openRow(randomBytes(32), sealed, place)).toBeUndefined();
    expect(openRow(key, new Uint8Array(), place)).toBeUndefined();
  });

  it('is not made under a key that has been zeroed', () => {
    expect(() => sealRow(new Uint8Array(32), { name: 'Ada' }, place)).toThrow(/dropped/);
  });
});
