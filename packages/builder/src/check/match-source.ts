/* Whether a source list lets an address pass, by the rules of CSP 3 (§ 6.7.2). */

const defaultPorts: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443', 'ws:': '80', 'wss:': '443' };

const portOf = ({ port, protocol }: URL): string => port || (defaultPorts[protocol] ?? '');

const hostSource =
  /^(?:([a-z][a-z\d+.-]*):\/\/)?(\*|(?:\*\.)?[a-z\d_-]+(?:\.[a-z\d_-]+)*\.?|\[[\da-f:.]+\])(?::(\d+|\*))?(\/[^?#]*)?$/i;
const schemeSource = /^([a-z][a-z\d+.-]*):$/i;

/** @param page the page whose policy it is, which `'self'` and missing schemes refer to */
export const allows = (sources: readonly string[], address: URL, page: URL): boolean =>
  sources.some((source) => matches(source, address, page));

const matches = (source: string, address: URL, page: URL): boolean => {
  if (source === '*') return isNetwork(address.protocol) || schemeFits(page.protocol, address.protocol);
  if (source.toLowerCase() === "'self'") return isSelf(address, page);
  const scheme = schemeSource.exec(source)?.[1];
  if (scheme !== undefined) return schemeFits(`${scheme.toLowerCase()}:`, address.protocol);
  const parts = hostSource.exec(source);
  if (parts === null) return false;
  const [, givenScheme, host = '', port, path] = parts;
  return (
    schemeFits(givenScheme === undefined ? page.protocol : `${givenScheme.toLowerCase()}:`, address.protocol) &&
    hostFits(host.toLowerCase(), address.hostname) &&
    portFits(port, address) &&
    pathFits(path, address.pathname)
  );
};

const isNetwork = (protocol: string): boolean => protocol in defaultPorts;

/** A safer scheme always passes for a less safe one. */
const schemeFits = (given: string, actual: string): boolean =>
  given === actual ||
  (given === 'http:' && actual === 'https:') ||
  (given === 'ws:' && ['wss:', 'http:', 'https:'].includes(actual)) ||
  (given === 'wss:' && actual === 'https:');

/** `*.a.example` is everything below `a.example`, and not that itself. */
const hostFits = (given: string, actual: string): boolean => {
  if (given === '*') return true;
  return given.startsWith('*.') ? actual.endsWith(given.slice(1)) : given === actual;
};

const portFits = (given: string | undefined, address: URL): boolean => {
  const actual = portOf(address);
  if (given === undefined) return actual === (defaultPorts[address.protocol] ?? '');
  if (given === '*' || given === actual) return true;
  return given === '80' && actual === '443' && address.protocol === 'https:';
};

/** A path that ends in a slash is everything below; any other one is just that. */
const pathFits = (given: string | undefined, actual: string): boolean => {
  if (given === undefined || given === '/') return true;
  const [wanted, is] = [decoded(given), decoded(actual)];
  return wanted.endsWith('/') ? is.startsWith(wanted) : is === wanted;
};

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

const isSelf = (address: URL, page: URL): boolean =>
  address.origin === page.origin ||
  (address.hostname === page.hostname &&
    (portOf(address) === portOf(page) || (isDefaultPort(address) && isDefaultPort(page))) &&
    ['https:', 'wss:'].includes(address.protocol));

const isDefaultPort = (address: URL): boolean => portOf(address) === defaultPorts[address.protocol];

/** Whether lists of hosts count for nothing, since only what carries the page's nonce or hash may run, if anything does. */
export const isStrictDynamic = (sources: readonly string[]): boolean =>
  sources.some((source) => source.toLowerCase() === "'strict-dynamic'");
