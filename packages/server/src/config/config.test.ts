import { describe, expect, it } from 'vitest';
import { readConfig, type Environment } from './config.js';
import { StartError } from './start-error.js';

const good: Environment = {
  PUBLIC_URL: 'https://petition.example.org/',
  SECRET: 'x'.repeat(32),
  SMTP_URL: 'smtps://user:password@mail.example.org',
  MAIL_FROM: 'petition@example.org',
};

describe('the configuration', () => {
  it('of a server is taken as it is, the rest filled in', () => {
    expect(readConfig(good, 'server')).toMatchObject({
      port: 8787,
      host: '0.0.0.0',
      publicUrl: 'https://petition.example.org',
      logLevel: 'info',
      demo: false,
    });
  });

  it('tells all its problems at once', () => {
    const wrong = {
      PORT: 'many',
      TRUSTED_PROXIES: 'all',
      MAIL_PER_ADDRESS: '3 a day',
      LOG_LEVEL: 'loud',
      SECRET: 'short',
      SMTP_URL: 'https://mail',
      MAIL_FROM: 'nobody',
      PUBLIC_URL: 'petition.example.org',
    };
    const read = () => readConfig(wrong, 'server');
    expect(read).toThrow(StartError);
    for (const name of Object.keys(wrong)) expect(read).toThrow(name);
  });

  it('never repeats a secret in a problem', () => {
    expect(() => readConfig({ SECRET: 'hunter2' }, 'server')).toThrow(/^(?!.*hunter2)/s);
  });

  it('of a server needs what a demo does without', () => {
    for (const name of Object.keys(good))
      expect(() => readConfig({ ...good, [name]: undefined }, 'server'), name).toThrow(name);
    expect(readConfig({ SECRET: good['SECRET'] }, 'demo')).toMatchObject({
      host: '127.0.0.1',
      publicUrl: 'http://localhost:8787',
      demo: true,
    });
  });

  it('of a wrong port alone blames nothing else', () => {
    expect(() => readConfig({ SECRET: good['SECRET'], PORT: '0' }, 'demo')).toThrow(/mending: PORT [^;]*$/);
  });

  it('reads how many mails a mailbox gets', () => {
    const limits = (text?: string) => readConfig({ ...good, MAIL_PER_ADDRESS: text }, 'server').mailPerAddress;
    expect(limits()).toEqual([
      { count: 1, withinMs: 600_000 },
      { count: 3, withinMs: 86_400_000 },
      { count: 10, withinMs: 30 * 86_400_000 },
    ]);
    expect(limits('2/30s,5/1h')).toEqual([
      { count: 2, withinMs: 30_000 },
      { count: 5, withinMs: 3_600_000 },
    ]);
    expect(limits('none')).toEqual([]);
    for (const wrong of ['1/10', '0/1d', '1/0s', '1/1w', '-1/1d', '1/10m 3', 'none 1/1d', ',', '10/31d'])
      expect(() => limits(wrong), wrong).toThrow('MAIL_PER_ADDRESS');
  });

  it('refuses the demo in production', () => {
    expect(() => readConfig({ ...good, NODE_ENV: 'production' }, 'demo')).toThrow('NODE_ENV');
    expect(readConfig({ ...good, NODE_ENV: 'production' }, 'server').demo).toBe(false);
  });

  it('trusts the proxies that are named, and no typing mistake', () => {
    const { trustedProxies } = readConfig({ ...good, TRUSTED_PROXIES: '10.0.0.0/8, fd00::/8 192.0.2.1' }, 'server');
    expect(['10.1.2.3', '192.0.2.1', '192.0.2.2'].map((address) => trustedProxies.check(address))).toEqual([
      true,
      true,
      false,
    ]);
    expect(trustedProxies.check('fd00::1', 'ipv6')).toBe(true);
    for (const wrong of ['10.0.0.0/', '10.0.0.0/8/9', '10.0.0.0/33', '10.0.0.0/x', 'localhost']) {
      expect(() => readConfig({ ...good, TRUSTED_PROXIES: wrong }, 'server'), wrong).toThrow('TRUSTED_PROXIES');
    }
  });
});
