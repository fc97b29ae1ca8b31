import { MembersFile } from '@uncac-petition/shared';
import { describe, expect, it } from 'vitest';
import { testMember } from '../../test/petition.js';
import type { PostedFrom } from '../http/posted-from.js';
import { creditedMember, creditedOnOwnPage } from './credit.js';

const here = 'https://petition.example';
const member = (changes: Parameters<typeof testMember>[1] = {}) =>
  testMember('alpha', { origins: ['https://alpha.example', 'https://www.alpha.example:8443'], ...changes });

describe('the member that is named', () => {
  it.each<[string, string | undefined, boolean]>([
    ['its site', 'https://alpha.example', true],
    ['its other site, on the port that it names', 'https://www.alpha.example:8443', true],
    ['a page of ours', here, true],
    ['no page that the browser names', undefined, false],
    ['a frame without an origin', 'null', false],
    ['another site', 'https://beta.example', false],
    ['a sub-domain that it does not list', 'https://blog.alpha.example', false],
    ['another port', 'https://alpha.example:8443', false],
    ['another scheme', 'http://alpha.example', false],
    ['a longer name that begins as its own', 'https://alpha.example.evil.example', false],
    ['a longer name that ends as its own', 'https://evil-alpha.example', false],
    ['our host on another port', 'https://petition.example:444', false],
    ['nothing', '', false],
  ])('by %s', (_what, origin, credited) => {
    expect(creditedMember(member(), { origin }, here) !== undefined).toBe(credited);
  });

  it('is none where it is unknown or retired', () => {
    for (const posted of [{ origin: here }, { origin: undefined }])
      expect([creditedMember(undefined, posted, here), creditedOnOwnPage(undefined, posted, here)]).toEqual([
        undefined,
        undefined,
      ]);
  });

  it('is credited from its site builder’s frames, and from frames without an origin where it allows them', () => {
    const builder = member({ frameOrigins: ['https://usercontent.builder.example', 'null'] });
    for (const origin of ['https://usercontent.builder.example', 'null'])
      expect(creditedMember(builder, { origin }, here)).toBe(builder);
    expect(creditedMember(builder, { origin: 'https://builder.example' }, here)).toBeUndefined();
  });

  it('is credited from anywhere where it lists no site; frames alone are sites enough', () => {
    const nomad = member({ origins: [] });
    for (const origin of [undefined, 'null', 'https://anywhere.example'])
      expect(creditedMember(nomad, { origin }, here)).toBe(nomad);
    const framed = member({ origins: [], frameOrigins: ['null'] });
    expect(creditedMember(framed, { origin: 'https://anywhere.example' }, here)).toBeUndefined();
  });

  it('is known by an international name as browsers write it', () => {
    const { members } = MembersFile.parse({
      members: [
        { member: 'alpha', name: 'Alpha', kind: 'cso', origins: ['https://bürger.example', 'https://مثال.example'] },
      ],
    });
    const [idn] = members;
    for (const origin of ['https://xn--brger-kva.example', new URL('https://مثال.example').origin])
      expect(creditedMember(idn, { origin }, here)).toBe(idn);
    expect(creditedMember(idn, { origin: 'https://burger.example' }, here)).toBeUndefined();
  });

  it('is known though our own address ends with a path or names its port', () => {
    expect(creditedMember(member(), { origin: here }, `${here}:443/sign`)).toBeDefined();
  });
});

describe('the member in the address of a page of ours', () => {
  it.each<[string, PostedFrom, boolean]>([
    ['from that page, which gives no referrer', { origin: 'null', site: 'same-origin' }, true],
    ['by a browser that tells nothing', { origin: undefined }, true],
    ['by one that tells only an origin', { origin: here }, true],
    ['from an address that was typed', { origin: 'null', site: 'none' }, true],
    ['by another site that gives no referrer either', { origin: 'null', site: 'cross-site' }, false],
    ['by our neighbour, a sub-domain', { origin: 'https://blog.petition.example', site: 'same-site' }, false],
    ['by another site', { origin: 'https://beta.example', site: 'cross-site' }, false],
    ['by another site in an old browser', { origin: 'https://beta.example' }, false],
    ['by its own site', { origin: 'https://alpha.example', site: 'cross-site' }, true],
  ])('posted %s', (_what, posted, credited) => {
    expect(creditedOnOwnPage(member(), posted, here) !== undefined).toBe(credited);
  });
});
