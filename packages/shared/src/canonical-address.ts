import { limits } from './limits.js';

/** Changes whenever {@link canonicalAddress} would give another answer for any address; part of the signer key. */
export const addressRuleVersion = 1;

/** An address as it is written to, and as it is compared. */
export interface Address {
  /** For sending: the local part as typed (NFC), the domain in A-labels. */
  readonly deliverable: string;
  /** For the signer key: DESIGN.md §6. Never shown or sent to. */
  readonly canonical: string;
  /** The domain in A-labels, lower case. */
  readonly domain: string;
}

// RFC 5322 specials and white space need quoting; quoted local parts are refused, since hardly any mailbox has one.
const localPartForbidden = /["(),:;<>@[\\\]\s]|(?![\u200c\u200d])\p{C}|\p{Z}/u;
const domainForbidden = /[\s/?#@:%[\]\\<>^|_]|\p{Cc}/u;
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

const octets = (text: string) => new TextEncoder().encode(text).length;

/** The domain by UTS 46, nontransitional, as A-labels in lower case; undefined when it can't be one. */
const toAsciiDomain = (domain: string): string | undefined => {
  if (domain === '' || domainForbidden.test(domain)) return undefined;
  const url = URL.parse(`http://${domain}/`);
  const ascii = url?.hostname.replace(/\.$/, '') ?? '';
  const labels = ascii.split('.');
  if (labels.length < 2 || ascii.length > 253 || !labels.every((part) => label.test(part))) return undefined;
  return /^\d+$/.test(labels.at(-1) ?? '') ? undefined : ascii;
};

/** Provider rules, only where the provider documents them (support.google.com/mail/answer/7436150, /10313). */
const byProvider = (local: string, domain: string): [string, string] => {
  if (domain !== 'gmail.com' && domain !== 'googlemail.com') return [local, domain];
  return [local.replace(/\+.*$/s, '').replaceAll('.', ''), 'gmail.com'];
};

/**
 * Reads an e-mail address as real mail systems do, with SMTPUTF8 local parts and internationalised domains.
 *
 * @returns undefined when the text is no address that mail can be sent to
 */
export const parseAddress = (text: string): Address | undefined => {
  if (!text.isWellFormed()) return undefined;
  const typed = text.normalize('NFC').trim();
  const at = typed.lastIndexOf('@');
  const local = typed.slice(0, at);
  if (at < 1 || localPartForbidden.test(local) || octets(local) > limits.emailLocalPartOctets) return undefined;

  const domain = toAsciiDomain(typed.slice(at + 1));
  if (domain === undefined || octets(`${local}@${domain}`) > limits.emailOctets) return undefined;

  const [name, provider] = byProvider(local.toLowerCase().normalize('NFC'), domain);
  if (name === '') return undefined;
  return { deliverable: `${local}@${domain}`, canonical: `${name}@${provider}`, domain };
};
