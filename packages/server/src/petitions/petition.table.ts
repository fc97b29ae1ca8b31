import type { Generated } from 'kysely';

/** Settings and texts as `campaign apply` last wrote them; the pepper is wrapped under `SECRET`. */
export interface PetitionTable {
  petition: string;
  /** JSON of `PetitionFile`. */
  settings: string;
  /** JSON of `Record<lang, TextsFile>`. */
  texts: string;
  /** JSON of `Catalogues`. */
  catalogues: Generated<string>;
  /** Empty once it was destroyed, as the first of what a purge destroys. */
  pepper: Uint8Array;
  /** Grows with each change of the campaign, so that servers notice. */
  revision: number;
  created_at: number;
  /** When it was set to `closed` or `delivered`; null while it is neither. */
  closed_at: number | null;
  /** When the last of its personal data was destroyed. */
  purged_at: number | null;
}

/** Every version of a text that signatures may belong to (promise 12). */
export interface TextVersionTable {
  petition: string;
  /** `petition`, `privacy`, `consent`, `ask/{ask}`, `opt-in/member` or `opt-in/lead`. */
  text: string;
  version: number;
  /** JSON: the text in all languages. */
  content: string;
  created_at: number;
}

/** age public keys to which data keys are wrapped; only ever added. */
export interface RecipientKeyTable {
  petition: string;
  key: string;
  holder: string;
  added_at: number;
}

/** JSON of a milestone of `MilestonesFile`. */
export interface MilestoneTable {
  petition: string;
  milestone: string;
  place_in_order: number;
  content: string;
}

declare module '../db/schema.js' {
  interface Schema {
    petition: PetitionTable;
    text_version: TextVersionTable;
    recipient_key: RecipientKeyTable;
    milestone: MilestoneTable;
  }
}
