import type { Queries } from '../db/database.js';

/** Contact data of one petition, for one holder. */
export interface ContactScope {
  readonly petition: string;
  /** `lead`, or a member's slug after `member/`. */
  readonly holder: string;
}

/** One of a holder's contacts, by the order of their ids. */
export interface ExportedContact {
  readonly contact: string;
  readonly data_key: string | null;
  readonly sealed: Uint8Array | null;
  readonly consent_text: string;
  readonly consent_version: number;
  readonly consent_day: string;
  /** Milliseconds since 1970. */
  readonly withdrawn_at: number | null;
}

/**
 * Contacts of confirmed signatures, and tombstones of those that were confirmed once. The holder never learns of one that
 * was not; an excluded one is left out until it is restored.
 */
export const contactPage = (
  queries: Queries,
  { petition, holder }: ContactScope,
  after: string,
  most: number,
): Promise<ExportedContact[]> =>
  queries
    .selectFrom('contact')
    .innerJoin('signature', 'signature.signature', 'contact.signature')
    .select(['contact', 'contact.data_key', 'contact.sealed'])
    .select(['consent_text', 'contact.consent_version', 'consent_day', 'contact.withdrawn_at'])
    .where('contact.petition', '=', petition)
    .where('holder', '=', holder)
    .where('contact', '>', after)
    .where('confirmed_at', 'is not', null)
    .where(({ or, and, eb }) =>
      or([
        eb('contact.withdrawn_at', 'is not', null),
        and([eb('contact.sealed', 'is not', null), eb('signature.status', '=', 'confirmed')]),
      ]),
    )
    .orderBy('contact')
    .limit(most)
    .execute();
