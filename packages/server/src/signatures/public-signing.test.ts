import { describe, expect, it } from 'vitest';
import { parliamentarianKey } from './public-signing.js';
import { isWithin, registrableDomain } from './registrable-domain.js';

describe('the domain that somebody has registered', () => {
  it.each([
    ['www.transparency.example', 'transparency.example'],
    ['a.b.ngo.org.uk', 'ngo.org.uk'],
    ['ngo.co.ke', 'ngo.co.ke'],
    ['one.github.io', 'one.github.io'],
    ['two.github.io', 'two.github.io'],
    ['www.one.blogspot.com', 'one.blogspot.com'],
    ['ngo.org.', 'ngo.org'],
    ['www.xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['www.ngo.xn--55qx5d.cn', 'ngo.xn--55qx5d.cn'],
    ['org.uk', undefined],
    ['github.io', undefined],
    ['localhost', undefined],
    ['192.0.2.7', undefined],
    ['[2001:db8::1]', undefined],
    ['ngo..org', undefined],
    ['.ngo.org', undefined],
    ['', undefined],
  ])('of %s is %s', (host, domain) => {
    expect(registrableDomain(host)).toBe(domain);
  });

  it.each([
    ['parliament.example', 'parliament.example', true],
    ['mail.parliament.example', 'Parliament.Example', true],
    ['xn--bcher-kva.example', 'bücher.example', true],
    ['notparliament.example', 'parliament.example', false],
    ['example', 'parliament.example', false],
  ])('%s within %s: %s', (domain, other, within) => {
    expect(isWithin(domain, other)).toBe(within);
  });
});

describe('one parliamentarian', () => {
  const key = (name: string, parliament = 'National Assembly', country = 'KE') =>
    parliamentarianKey(country, { parliament, name });

  it.each([
    ['José  Muñoz', 'jose munoz'],
    ['Jean-Pierre N’Diaye', "Jean Pierre N'Diaye"],
    ['Ｓmith', 'SMITH'],
    ['Groß', 'Gross'],
    ['مُحَمَّد', 'محمد'],
    ['Jose\u0301', 'José'],
    ['Jo\u200Bse Mu\u00ADnoz', '\u200EJose\u200D Munoz'],
    ['محـــمد', 'محمد'],
    ['Muñoz, José', 'José Muñoz'],
    ['Wałęsa Øre Đorđe', 'Walesa Ore Dorde'],
    ['Groẞ Cœur Æsop Yıldız', 'Gross Coeur Aesop Yildiz'],
  ])('is the same as %s and as %s', (one, other) => {
    expect(key(one)).toBe(key(other));
  });

  it.each([
    ['The National Assembly', 'National\u200B Assembly'],
    ['L’Assemblée nationale', 'Assemblée nationale'],
    ['La Asamblea Nacional', 'Asamblea nacional'],
  ])('of %s is one of %s', (one, other) => {
    expect(key('Amina', one)).toBe(key('Amina', other));
  });

  it('of a parliament whose words stand in another order is another, and an article alone is a name', () => {
    expect(key('Amina', 'House of States')).not.toBe(key('Amina', 'States of House'));
    expect(key('Amina', 'The')).not.toBe(key('Amina', ''));
  });

  it('differs by name, parliament and country, and by the vowel signs of a script', () => {
    const keys = [key('Amina'), key('Amira'), key('Amina', 'Senate'), key('Amina', 'National Assembly', 'UG')];
    expect(new Set([...keys, key('कमल'), key('कोमल'), key('"], "'), key('')]).size).toBe(7);
  });
});
