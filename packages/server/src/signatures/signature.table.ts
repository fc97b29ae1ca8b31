import type { Handover, SignatureKind } from '@uncac-petition/shared';

/**
 * `awaiting`: confirmed by its mailbox, and signed in public, so a coordinator looks at it before it counts; then it is
 * `confirmed`, or `declined`; one that was excluded later may be declined too.
 */
export const signatureStatuses = ['pending', 'awaiting', 'confirmed', 'withdrawn', 'excluded', 'declined'] as const;
export type SignatureStatus = (typeof signatureStatuses)[number];

/** `unknown`: there is nothing to compare with. */
export const domainChecks = ['same', 'other', 'unknown'] as const;
export type DomainCheck = (typeof domainChecks)[number];

/** One act of support. Personal fields are sealed; a withdrawn one keeps neither them nor its signer key. */
export interface SignatureTable {
  signature: string;
  petition: string;
  status: SignatureStatus;
  kind: SignatureKind;
  country: string;
  member: string | null;
  lang: string;
  signer_key: Uint8Array | null;
  /** Of the canonical address. */
  rule_version: number;
  /** Keyed hash of the address by looser rules: never rejects, only flags for review (DESIGN.md §6). */
  soft_key: Uint8Array | null;
  /** JSON: what admission noticed, for review. */
  flags: string;
  /** 16 bits of a keyed hash of the network, gone within 7 days with its key (promise 10). */
  network_tag: number | null;
  data_key: string | null;
  sealed: Uint8Array | null;
  /** JSON: names of the fields in `sealed`, so that the signer can be told; never what is in them. */
  sealed_fields: string;
  /** In clear, only where the signer chose to be listed as a supporter. */
  display_name: string | null;
  /** JSON of a `PublicEntry`, in clear: what an organisation or a parliamentarian signs with in public. */
  public_entry: string | null;
  /**
   * Tells one organisation or parliamentarian from another: it counts once (DESIGN.md §6). With `#` and the signature's id
   * where a coordinator has accepted it as apart from another one of the same domain or name.
   */
  public_key: string | null;
  /** Whether the mail's domain is that of the website or the parliament; the address itself is not kept. */
  domain_check: DomainCheck | null;
  /** JSON: why and by whom it was declined, and when. */
  declined: string | null;
  handover: Handover;
  petition_version: number;
  privacy_version: number;
  consent_version: number;
  ask: string;
  ask_version: number;
  posted_at: number;
  confirmed_at: number | null;
  withdrawn_at: number | null;
}

/** A key that seals rows, wrapped with age to the petition's recipient keys. */
export interface DataKeyTable {
  data_key: string;
  petition: string;
  wrapped: Uint8Array;
  created_at: number;
}

/** A later member's page that brought somebody who had signed already. */
export interface AlsoBroughtTable {
  signature: string;
  member: string;
  petition: string;
  at: number;
}

declare module '../db/schema.js' {
  interface Schema {
    signature: SignatureTable;
    data_key: DataKeyTable;
    also_brought: AlsoBroughtTable;
  }
}
