/** Changes whenever {@link softAddress} would give another answer for any address; part of the soft key. */
export const softAddressRuleVersion = 1;

/**
 * Domains at which one provider gives the same name to one mailbox, each with the one that stands for it. Only where the
 * provider says so: at Outlook.com, for instance, the same name at hotmail.com and live.com may be two people.
 */
const oneMailbox: ReadonlyMap<string, string> = new Map(
  Object.entries({
    // support.apple.com/118230
    'icloud.com': ['me.com', 'mac.com'],
    // proton.me/support/addresses-and-aliases
    'proton.me': ['protonmail.com', 'protonmail.ch', 'pm.me'],
    // yandex.com/support/domain/additional/mailbox-alias.xml
    'yandex.ru': ['yandex.com', 'yandex.by', 'yandex.kz', 'yandex.ua', 'ya.ru'],
  }).flatMap(([domain, others]) => others.map((other) => [other, domain] as const)),
);

/** `anything@name.fastmail.com` is `name@fastmail.com` (fastmail.help/hc/en-us/articles/360060591053). */
const subdomainAddressing = /^([^.]+)\.(fastmail\.(?:com|fm))$/;

/**
 * A looser form of an address, in which tags after `+` and aliases of a provider's domain fall together. It may join two
 * people, so it never rejects anybody: it only shows a reviewer what to look at (DESIGN.md §6).
 *
 * @param canonicalAddress as `parseAddress` gives it
 */
export const softAddress = (canonicalAddress: string): string => {
  const at = canonicalAddress.lastIndexOf('@');
  const domain = canonicalAddress.slice(at + 1);
  const [, owner, provider] = subdomainAddressing.exec(domain) ?? [];
  if (owner !== undefined && provider !== undefined) return `${owner}@${provider}`;
  return `${withoutTag(canonicalAddress.slice(0, at))}@${oneMailbox.get(domain) ?? domain}`;
};

/** A name that begins with `+` has nothing before it to be found by, and stays whole. */
const withoutTag = (local: string): string => local.replace(/(?<=.)\+.*$/su, '');
