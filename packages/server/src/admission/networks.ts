import { createHmac } from 'node:crypto';
import { iso } from '../config/clock.js';
import type { Deps } from '../deps.js';

const ipv4Bytes = { host: 4, site: 3 };
const ipv6Groups = { host: 4, site: 3 };

/**
 * The network that an address is in: `host`, IPv4 /32 or IPv6 /64, is what one household or office has; `site` is the /24 or
 * /48 around it.
 */
export const networkOf = (address: string, size: 'host' | 'site'): string =>
  address.includes(':')
    ? `${address.split(':').slice(0, ipv6Groups[size]).join(':')}::`
    : address.split('.').slice(0, ipv4Bytes[size]).join('.');

/** The day of a moment, UTC, such as `2008-11-25`. */
export const dayOf = (milliseconds: number): string => iso(milliseconds).slice(0, 10);

/** Gives networks names that mean nothing without a key, which lives for a day in this process and is never stored. */
export const createNetworkNames = ({
  clock,
  random,
}: Pick<Deps, 'clock' | 'random'>): ((address: string, size?: 'host' | 'site') => string) => {
  let of = { day: '', key: random.bytes(32) };
  return (address, size = 'host') => {
    const day = dayOf(clock.now());
    if (of.day !== day) of = { day, key: random.bytes(32) };
    return createHmac('sha256', of.key).update(networkOf(address, size)).digest('base64url');
  };
};
