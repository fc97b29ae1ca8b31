import { handovers, isPublicKind, PublicEntry, type Country, type Handover } from '@uncac-petition/shared';
import { currentVersion, governmentFor, type Petitions } from '../petitions/index.js';
import { countSigns, recordEvent } from '../tally/index.js';
import { changeMine, type MineDeps, type SignatureChanges } from './change-mine.js';
import { parliamentarianKey } from './public-signing.js';
import type { SignatureRow } from './signature.repository.js';

/** So that a few people who move on and on can't make many countries show: one that has been shown stays (promise 6). */
export const mostCorrections = 3;

type CorrectDeps = MineDeps & { readonly petitions: Petitions };

/**
 * Moves a signature to another country: a withdrawal there and a signature here, in one transaction, and from now on the
 * ask to that country's government. What is handed over may become less by it, never more (promise 11).
 *
 * After three times it stays where it is, unless less is handed over elsewhere: that can happen only so many times.
 *
 * @returns the row as it is now; undefined when the link is not valid
 */
export const correctCountry = (deps: CorrectDeps, token: string, country: Country): Promise<SignatureRow | undefined> =>
  changeMine(deps, token, async (tx, signature) => {
    const published = deps.petitions.find(signature.petition);
    if (published === undefined || signature.country === country || staysWhereChecked(signature)) return {};
    const government = governmentFor(published, country);
    const inPublic = signature.public_entry !== null;
    const handover = inPublic ? signature.handover : stricter(signature.handover, government.handover);
    // Only what is counted can move in the count; one that is excluded comes back, if it does, where it is by then.
    if (signature.status === 'confirmed') {
      const isStricter = handover !== signature.handover;
      if (!isStricter && (await countSigns(tx, signature.signature)) > mostCorrections) return {};
      await recordEvent(tx, deps, signature, 'withdraw');
      await recordEvent(tx, deps, { ...signature, country }, 'sign');
    }
    return {
      country,
      handover,
      ask: government.ask,
      ask_version: currentVersion(published, `ask/${government.ask}`),
      ...(handover === 'count-only' && nameless),
      ...(inPublic && checkedAnew(signature, country)),
    };
  });

/** What is signed with in public was accepted together with its country, by a coordinator. */
export const staysWhereChecked = ({ kind, status }: Pick<SignatureRow, 'kind' | 'status'>): boolean =>
  isPublicKind(kind) && status !== 'awaiting' && status !== 'pending';

/** Another country has another parliament; the address that its domain could be compared with is gone. */
const checkedAnew = ({ public_entry }: SignatureRow, country: Country): SignatureChanges => {
  const entry = PublicEntry.parse(JSON.parse(public_entry ?? ''));
  if (entry.kind !== 'parliamentarian') return {};
  return { public_key: parliamentarianKey(country, entry), domain_check: 'unknown' };
};

/** Where only counts are handed over no name is kept or shown. */
const nameless = { sealed: null, sealed_fields: '[]', data_key: null, display_name: null } as const;

const stricter = (one: Handover, other: Handover): Handover =>
  handovers[Math.max(handovers.indexOf(one), handovers.indexOf(other))] ?? 'count-only';
