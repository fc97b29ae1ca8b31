import { expect, it } from 'vitest';
import { countries } from './countries.js';
import { CountryCode } from './slug.js';

it('lists the 249 countries of ISO 3166-1 and Kosovo, each once, in order', () => {
  expect(countries).toHaveLength(250);
  expect(new Set(countries).size).toBe(250);
  expect(countries).toEqual(countries.toSorted());
});

it.each(['KE', 'DE', 'GB', 'US', 'TW', 'PS', 'SS', 'XK', 'AX', 'ZW', 'BQ', 'CW', 'TL'])(
  'knows %s, which has a name',
  (code) => {
    expect(countries).toContain(code);
    expect(new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(code)).toBeDefined();
  },
);

it.each(['UK', 'EU', 'AN', 'SU', 'YU', 'CS', 'TP', 'ZZ', 'XX', 'AA', 'K', ''])('does not know %j', (code) => {
  expect(countries).not.toContain(code);
});

it('names every code, as the lists of the forms do', () => {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  expect(countries.filter((code) => names.of(code) === undefined)).toEqual([]);
});

it('reads codes in either case', () => {
  expect(CountryCode.parse(' xk ')).toBe('XK');
  expect(CountryCode.safeParse('UK').error?.issues[0]?.message).toBe('unknown');
});
