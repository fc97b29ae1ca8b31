import type { PublicTotals } from '@uncac-petition/shared';

const byCountry = { KE: 2_310, IN: 1_905, FR: 1_480, DE: 1_212, BR: 980, EG: 411, AR: 305, NG: 240, FI: 87, MT: 12 };

/** Totals of a campaign that goes well. */
export const manyTotals = (totals: PublicTotals, status: PublicTotals['status']): PublicTotals => ({
  ...totals,
  status,
  signatures: { total: 12_737, individual: 12_340, organisation: 356, parliamentarian: 41 },
  kindCountries: { organisation: 95, parliamentarian: 12 },
  countries: Object.entries(byCountry).map(([country, count]) => ({ country, count })),
  withheld: { countries: { places: 7, count: 38 }, members: { places: 0, count: 0 } },
  goals: [
    { scope: 'total', target: 20_000, reached: false },
    { scope: 'FR', target: 1_000, reached: true },
    { scope: 'countries', above: 100, target: 30, reached: false },
  ],
});
