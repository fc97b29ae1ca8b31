import type { Address, PublicEntry, SignatureInput } from '@uncac-petition/shared';
import { ProblemError } from '../http/problem.js';
import type { PublishedPetition } from '../petitions/index.js';
import { isWithin, registrableDomain } from './registrable-domain.js';
import type { DomainCheck } from './signature.table.js';

/** What is stored of those who sign in public: all of it in clear, and nothing of the address. */
export interface PublicSigning {
  readonly entry: PublicEntry;
  /** The same for all signatures of one organisation or parliamentarian. */
  readonly key: string;
  readonly domainCheck: DomainCheck;
}

/**
 * Reads what an organisation or a parliamentarian signs with.
 *
 * @returns undefined for an individual
 * @throws ProblemError `invalid-fields`
 */
export const publicSigning = (
  published: PublishedPetition,
  input: SignatureInput,
  address: Address,
): PublicSigning | undefined => {
  if (input.kind === 'organisation') return organisation(input, address);
  return input.kind === 'parliamentarian' ? parliamentarian(published, input, address) : undefined;
};

const organisation = ({ organisation: said }: SignatureInput, { domain }: Address): PublicSigning => {
  if (said === undefined) throw wrong('organisation', 'required');
  const { name, type, role, website } = said;
  const key = registrableDomain(new URL(website).hostname);
  if (key === undefined) throw wrong('organisation.website', 'invalid');
  return {
    entry: { kind: 'organisation', name, type, website: withoutFragment(website), role },
    key,
    domainCheck: registrableDomain(domain) === key ? 'same' : 'other',
  };
};

const parliamentarian = (
  { settings }: PublishedPetition,
  { name, parliament: said, country }: SignatureInput,
  { domain }: Address,
): PublicSigning => {
  if (name === undefined) throw wrong('name', 'required');
  if (said === undefined) throw wrong('parliament', 'required');
  const { name: parliament, chamber, constituency = null } = said;
  const entry = { kind: 'parliamentarian' as const, name, parliament, chamber, constituency };
  const domains = settings.parliaments.filter((one) => one.country === country).flatMap((one) => one.domains);
  return { entry, key: parliamentarianKey(country, entry), domainCheck: checkAgainst(domains, domain) };
};

const wrong = (path: string, code: 'required' | 'invalid') =>
  new ProblemError('invalid-fields', { errors: [{ path, code }] });

const withoutFragment = (website: string): string => {
  const url = new URL(website);
  url.hash = '';
  return url.href;
};

const checkAgainst = (domains: readonly string[], domain: string): DomainCheck => {
  if (domains.length === 0) return 'unknown';
  return domains.some((one) => isWithin(domain, one)) ? 'same' : 'other';
};

/**
 * One person however they write their name: case, accents, width, spaces, punctuation, what can't be seen, the order of
 * the words and an article before the parliament make no difference.
 */
export const parliamentarianKey = (
  country: string,
  { parliament, name }: Pick<Extract<PublicEntry, { kind: 'parliamentarian' }>, 'parliament' | 'name'>,
): string =>
  JSON.stringify([country, folded(parliament).replace(article, ''), folded(name).split(' ').toSorted().join(' ')]);

const article = /^(the|la|le|les|l|el|los|las|il|lo|der|die|das) /;

const folded = (text: string): string =>
  text
    // What can't be seen, and the stroke that stretches an Arabic word.
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}\u0640]/gu, '')
    .normalize('NFKD')
    // Accents, which belong to no script of their own; the vowel signs of Indian scripts tell names apart.
    .replace(/(?=\p{M})\p{Script=Inherited}/gu, '')
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .replace(/[łøđßıæœ]/g, (letter) => plain[letter] ?? letter)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();

/** Letters that normalization leaves alone, since they are no letter with an accent. */
const plain: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', ı: 'i', æ: 'ae', œ: 'oe' };
