import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress } from './canonical-address.js';
import { softAddress } from './soft-address.js';

const soft = (text: string): string => softAddress(parseAddress(text)?.canonical ?? `${text} is no address`);

describe('the soft form of an address', () => {
  it.each([
    ['anna@example.net', 'anna@example.net'],
    ['Anna+x@Example.net', 'anna@example.net'],
    ['anna+x+y@example.net', 'anna@example.net'],
    ['anna+@example.net', 'anna@example.net'],
    ['a.n.n.a+x@gmail.com', 'anna@gmail.com'],
    ['anna+news@hotmail.com', 'anna@hotmail.com'],
    ['anna@me.com', 'anna@icloud.com'],
    ['anna+x@mac.com', 'anna@icloud.com'],
    ['anna@protonmail.com', 'anna@proton.me'],
    ['anna@protonmail.ch', 'anna@proton.me'],
    ['anna+x@pm.me', 'anna@proton.me'],
    ['anna@yandex.com', 'anna@yandex.ru'],
    ['anna@yandex.by', 'anna@yandex.ru'],
    ['anna@yandex.kz', 'anna@yandex.ru'],
    ['anna@yandex.ua', 'anna@yandex.ru'],
    ['anna+x@ya.ru', 'anna@yandex.ru'],
    ['petition@anna.fastmail.com', 'anna@fastmail.com'],
    ['anything+else@anna.fastmail.fm', 'anna@fastmail.fm'],
    ['+x@example.net', '+x@example.net'],
    ['𝒶+x@example.net', '𝒶@example.net'],
  ])('of %j is %j', (typed, expected) => {
    expect(soft(typed)).toBe(expected);
  });

  it.each([
    ['jean-pierre@example.fr', 'jean-marc@example.fr'],
    ['jean-pierre@yahoo.com', 'jean@yahoo.com'],
    ['jean-pierre@yandex.ru', 'jean.pierre@yandex.ru'],
    ['a.b@example.org', 'ab@example.org'],
    ['a.b@icloud.com', 'ab@icloud.com'],
    ['a_b@proton.me', 'ab@proton.me'],
    ['anna@hotmail.com', 'anna@outlook.com'],
    ['anna@hotmail.com', 'anna@live.com'],
    ['anna@fastmail.com', 'anna@fastmail.fm'],
    ['x@anna.example.com', 'y@anna.example.com'],
    ['x@a.b.fastmail.com', 'y@a.b.fastmail.com'],
    ['anna@ya.ru.example', 'anna@yandex.ru.example'],
    ['+x@example.net', '+y@example.net'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(soft(one)).not.toBe(soft(other));
  });

  it('is its own soft form, whatever the address', () => {
    const local = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
    const domain = fc.constantFrom('example.net', 'pm.me', 'a.fastmail.com', 'gmail.com', 'ya.ru');
    fc.assert(
      fc.property(fc.array(local, { minLength: 1, maxLength: 3 }), domain, (parts, at) => {
        const address = parseAddress(`${parts.join('+')}@${at}`);
        fc.pre(address !== undefined);
        const once = softAddress(address?.canonical ?? '');
        expect(softAddress(once)).toBe(once);
      }),
    );
  });
});
