import { isIP, type BlockList } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * Where a request comes from, to be held in memory only: the socket's address or, behind trusted proxies, the right-most
 * address in `X-Forwarded-For` that is none of theirs. Anybody may write what stands left of it.
 *
 * @returns IPv4 in dots, or the eight groups of IPv6 without leading zeros; undefined where there is no socket
 */
export const clientAddress = (c: Context, trustedProxies: BlockList): string | undefined => {
  let client = readAddress(socketAddress(c));
  const hops = (c.req.header('x-forwarded-for') ?? '').split(',');
  while (client !== undefined && isWithin(trustedProxies, client)) {
    const before = readAddress(hops.pop() ?? '');
    // A proxy that names nobody stands for all who come through it.
    if (before === undefined) return client;
    client = before;
  }
  return client;
};

/** A request of `app.request()` comes through no socket. */
const socketAddress = (c: Context): string => {
  const { incoming } = (c.env ?? {}) as { readonly incoming?: unknown };
  return incoming === undefined ? '' : (getConnInfo(c).remote.address ?? '');
};

const isWithin = (blocks: BlockList, address: string): boolean =>
  blocks.check(address, address.includes(':') ? 'ipv6' : 'ipv4');

/** An address as proxies write it: perhaps with a port, in brackets, or with a zone. */
const readAddress = (text: string): string | undefined => {
  const [, bracketed, bare = ''] = /^\[([^\]]*)\](?::\d+)?$|^(.*)$/.exec(text.trim()) ?? [];
  const address = (bracketed ?? bare.replace(/^([\d.]+):\d+$/, '$1')).replace(/%.*$/, '');
  const family = isIP(address);
  if (family === 0) return undefined;
  return family === 4 ? address : withoutMapping(groupsOf(address));
};

const groupsOf = (address: string): readonly number[] => {
  const inHex = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...bytes: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.map(Number);
    return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  });
  const [head = [], tail] = inHex.split('::').map((half) => half.split(':').filter((group) => group !== ''));
  const gap = tail === undefined ? 0 : 8 - head.length - tail.length;
  return [...head, ...Array<string>(gap).fill('0'), ...(tail ?? [])].map((group) => Number.parseInt(group, 16));
};

/** A socket for both families shows an IPv4 address within IPv6 (`::ffff:0:0/96`). */
const withoutMapping = (groups: readonly number[]): string => {
  const text = groups.map((group) => group.toString(16)).join(':');
  if (!text.startsWith('0:0:0:0:0:ffff:')) return text;
  const [high = 0, low = 0] = groups.slice(6);
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
};
