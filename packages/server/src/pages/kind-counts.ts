import { signatureKinds, type Petition, type PublicTotals } from '@uncac-petition/shared';
import type { Say } from './catalogue.js';
import { formatted } from './layout.js';

/** How many have signed; each kind by itself, where a petition has several. */
export const kindCounts = ({ lang, kinds }: Petition, totals: PublicTotals | undefined, say: Say): string => {
  if (totals === undefined || kinds.length < 2)
    return say('hosted.count', { count: formatted(lang, totals?.signatures.total ?? 0) });
  const { signatures, kindCountries } = totals;
  const parts = signatureKinds
    .filter((kind) => kinds.includes(kind) || signatures[kind] > 0)
    .map((kind) => {
      const count = say(`count.${kind}`, { count: signatures[kind] });
      const countries = kind === 'organisation' ? kindCountries.organisation : 0;
      return countries === 0
        ? count
        : say('count.in', { count, countries: say('count.country', { count: countries }) });
    });
  return new Intl.ListFormat(lang, { style: 'narrow' }).format(parts);
};
