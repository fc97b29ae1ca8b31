import type { Handover, SignatureKind } from '@uncac-petition/shared';

export const signatureStatuses = ['pending', 'confirmed', 'withdrawn', 'excluded'] as const;
export type SignatureStatus = (typeof signatureStatuses)[number];

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

declare module '../db/schema.js' {
  interface Schema {
    signature: SignatureTable;
    data_key: DataKeyTable;
  }
}
