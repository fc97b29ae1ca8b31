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
  retired_at: number | null;
}

declare module '../db/schema.js' {
  interface Schema {
    member: MemberTable;
  }
}
