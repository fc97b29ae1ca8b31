import type { MemberKind } from '@uncac-petition/shared';

/** An organisation of the coalition. One with signatures is retired, never deleted. */
export interface MemberTable {
  petition: string;
  member: string;
  name: string;
  kind: MemberKind;
  country: string | null;
  parent: string | null;
  /** JSON: a list of origins. */
  origins: string;
  url: string | null;
  /** age public key to which contact data of those who opted in are sealed. */
  contact_key: string | null;
  /** JSON: the rest of a member of `MembersFile`, nothing of which is asked for by itself. */
  details: string;
  retired_at: number | null;
}

export interface MemberLogoTable {
  petition: string;
  member: string;
  /** Media type. */
  type: string;
  content: Uint8Array;
}

/** Where a member's widget was last seen, by day: nothing of visitors. */
export interface SightingTable {
  petition: string;
  member: string;
  origin: string;
  /** ISO 8601 days, UTC. */
  loaded_on: string | null;
  signed_on: string | null;
}

declare module '../db/schema.js' {
  interface Schema {
    member: MemberTable;
    member_logo: MemberLogoTable;
    sighting: SightingTable;
  }
}
