import { getDomain } from 'tldts';

/**
 * What somebody has registered: `ngo.org.uk` of `www.ngo.org.uk`. By the public suffix list with its private part, so
 * that two organisations with pages at github.io are two.
 *
 * @param host in A-labels
 * @returns undefined for a bare suffix, an IP address, a name without a dot, or one with an empty label
 */
export const registrableDomain = (host: string): string | undefined => {
  const name = host.replace(/\.$/, '');
  if (name.split('.').includes('')) return undefined;
  return getDomain(name, { allowPrivateDomains: true, extractHostname: false }) ?? undefined;
};

/** Whether a domain is another one or below it, with international names in either form. */
export const isWithin = (domain: string, other: string): boolean => {
  const above = URL.parse(`http://${other}/`)?.hostname;
  return above !== undefined && (domain === above || domain.endsWith(`.${above}`));
};
