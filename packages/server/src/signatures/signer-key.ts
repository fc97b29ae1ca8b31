import { createHmac } from 'node:crypto';
import { addressRuleVersion, softAddress, softAddressRuleVersion } from '@uncac-petition/shared';

/**
 * Tells whether a mailbox has signed a petition, and nothing to whoever lacks the pepper: HMAC-SHA-256 over the rule
 * version, the petition and the canonical address, each ended by a zero byte (none of them can hold one).
 *
 * @param canonicalAddress as `parseAddress` gives it
 */
export const signerKey = (pepper: Uint8Array, petition: string, canonicalAddress: string): Buffer =>
  createHmac('sha256', pepper).update(`${addressRuleVersion}\0${petition}\0${canonicalAddress}\0`).digest();

/**
 * Tells whether two mailboxes may be one by looser rules; flags for review, and never rejects. Of the same pepper, so it
 * is gone with it; its label keeps it apart from every signer key.
 *
 * @param canonicalAddress as `parseAddress` gives it
 */
export const softKey = (pepper: Uint8Array, petition: string, canonicalAddress: string): Buffer =>
  createHmac('sha256', pepper)
    .update(`soft/${softAddressRuleVersion}\0${petition}\0${softAddress(canonicalAddress)}\0`)
    .digest();
