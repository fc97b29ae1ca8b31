/** A bearer token for the coordinator's and operator's routes; only its hash is kept. */
export interface ApiTokenTable {
  token: string;
  hash: Uint8Array;
  /** JSON: a list of scopes. */
  scopes: string;
  /** Where it is bound to one petition and, for contact data, to one holder: `lead`, or a member's slug after `member/`. */
  petition: string | null;
  holder: string | null;
  note: string;
  created_at: number;
  expires_at: number | null;
  revoked_at: number | null;
}

declare module '../db/schema.js' {
  interface Schema {
    api_token: ApiTokenTable;
  }
}
