import { BlockList } from 'node:net';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { fromSocket } from '../../test/app.js';
import { clientAddress } from './client-address.js';

const proxies = new BlockList();
proxies.addSubnet('10.0.0.0', 8, 'ipv4');
proxies.addSubnet('fd00::', 8, 'ipv6');

describe('the client address', () => {
  const seen = async (socket: string | undefined, forwarded?: string): Promise<string> => {
    const app = new Hono().get('/', (c) => c.text(clientAddress(c, proxies) ?? 'unknown'));
    const headers: Record<string, string> = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
    return (await app.request('/', { headers }, fromSocket(socket))).text();
  };

  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::ffff:cb00:7107', '203.0.113.7'],
    ['2001:db8::1', '2001:db8:0:0:0:0:0:1'],
    ['2001:DB8:0:0:0::1', '2001:db8:0:0:0:0:0:1'],
    ['fe80::1%eth0', 'fe80:0:0:0:0:0:0:1'],
    ['::', '0:0:0:0:0:0:0:0'],
    ['64:ff9b::203.0.113.7', '64:ff9b:0:0:0:0:cb00:7107'],
    [undefined, 'unknown'],
  ])('of the socket %s is %s', async (socket, address) => {
    expect(await seen(socket)).toBe(address);
  });

  it.each(['198.51.100.1', '10.0.0.1', '', 'nonsense'])(
    'is the socket where that is no trusted proxy, whatever is forwarded: %s',
    async (forwarded) => {
      expect(await seen('203.0.113.7', forwarded)).toBe('203.0.113.7');
      expect(await seen('2001:db8::1', forwarded)).toBe('2001:db8:0:0:0:0:0:1');
    },
  );

  it.each([
    ['198.51.100.1', '198.51.100.1'],
    ['192.0.2.66, 198.51.100.1', '198.51.100.1'],
    ['192.0.2.66, 198.51.100.1, 10.1.2.3', '198.51.100.1'],
    ['192.0.2.66,198.51.100.1,fd00::2,::ffff:10.9.9.9', '198.51.100.1'],
    ['198.51.100.1:4711', '198.51.100.1'],
    ['[2001:db8::5]:4711', '2001:db8:0:0:0:0:0:5'],
    ['  2001:db8::5  ', '2001:db8:0:0:0:0:0:5'],
  ])('behind a trusted proxy that forwards "%s" is %s', async (forwarded, address) => {
    expect(await seen('10.0.0.1', forwarded)).toBe(address);
    expect(await seen('::ffff:10.0.0.1', forwarded)).toBe(address);
    expect(await seen('fd12::1', forwarded)).toBe(address);
  });

  it.each([
    ['', '10.0.0.1'],
    [',,,', '10.0.0.1'],
    ['unknown', '10.0.0.1'],
    ['198.51.100.1, unknown', '10.0.0.1'],
    ['198.51.100.1, 10.7.7.7, <script>', '10.0.0.1'],
    ['198.51.100.1, nobody, 10.7.7.7', '10.7.7.7'],
    ['256.1.1.1', '10.0.0.1'],
    ['010.1.1.1', '10.0.0.1'],
    ['[::1', '10.0.0.1'],
    ['10.1.1.1, 10.2.2.2', '10.1.1.1'],
    ['1'.repeat(8_000), '10.0.0.1'],
  ])('is the last one that can be trusted where a proxy forwards "%s"', async (forwarded, address) => {
    expect(await seen('10.0.0.1', forwarded)).toBe(address);
  });
});
