import { BlockList, isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { readMailLimits, type MailLimit } from './mail-limits.js';
import { StartError } from './start-error.js';

export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** The configuration, checked. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Origin under which people reach the server, without a final slash. */
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly databaseUrl: string;
  /** Undefined only for a tool that may do without. */
  readonly secret: string | undefined;
  /** Undefined in a demo, where mails go to the development mailbox, and for tools. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Mails a second from this server, in all and to one domain; `Infinity` for no limit. */
  readonly mailPace: { readonly perSecond: number; readonly perDomainPerSecond: number };
  readonly mailPerAddress: readonly MailLimit[];
  readonly trustedProxies: BlockList;
  readonly logLevel: (typeof logLevels)[number];
  readonly demo: boolean;
}

/** Names of the environment (DESIGN.md §5). */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What the configuration is for: a `server` needs all of it, a `demo` fills in what a demonstration can do without, a
 * `tool` of the command line needs the database alone.
 */
export type Purpose = 'server' | 'demo' | 'tool';

const minimumSecret = 32;

/** @throws StartError that names every problem at once */
export const readConfig = (environment: Environment, purpose: Purpose): Config => {
  const problems: string[] = [];
  const value = (name: string) => environment[name]?.trim() || undefined;
  const check = <T>(name: string, good: T | undefined, problem: string): T => {
    if (good === undefined) problems.push(`${name} ${problem}`);
    return good as T;
  };
  const needed = (name: string, without: string, problem: string): string =>
    value(name) ?? (purpose === 'server' ? check<string>(name, undefined, problem) : without);

  if (purpose === 'demo' && environment['NODE_ENV'] === 'production') {
    problems.push(
      'NODE_ENV is production, where the demo with its open mailbox does not run; use `uncac-petition serve`',
    );
  }
  const port = check('PORT', readPort(value('PORT') ?? '8787'), 'must be a whole number from 1 to 65535');
  const dataDir = resolve(value('DATA_DIR') ?? 'data');
  const smtpUrl = needed('SMTP_URL', '', 'must be set, such as smtps://user:password@mail.example.org') || undefined;
  const config: Config = {
    port,
    // The demo has a mailbox that everybody may read, so it is for this machine alone.
    host: value('HOST') ?? (purpose === 'demo' ? '127.0.0.1' : '0.0.0.0'),
    publicUrl: readOrigin(needed('PUBLIC_URL', `http://localhost:${port ?? 8787}`, 'must be set')) ?? '',
    dataDir,
    databaseUrl: value('DATABASE_URL') ?? join(dataDir, 'petition.sqlite'),
    secret: value('SECRET'),
    smtpUrl,
    mailFrom: needed('MAIL_FROM', 'petition@localhost', 'must be set to the address that mails come from'),
    mailPace: {
      perSecond: check(
        'MAIL_PER_SECOND',
        readPace(value('MAIL_PER_SECOND'), purpose === 'demo' ? Infinity : 20),
        notAPace,
      ),
      perDomainPerSecond: check(
        'MAIL_PER_DOMAIN_PER_SECOND',
        readPace(value('MAIL_PER_DOMAIN_PER_SECOND'), purpose === 'demo' ? Infinity : 5),
        notAPace,
      ),
    },
    // In a demo one looks at what happens, and does not wait for it.
    mailPerAddress: check(
      'MAIL_PER_ADDRESS',
      readMailLimits(value('MAIL_PER_ADDRESS') ?? (purpose === 'demo' ? '1/5s 20/1d 100/30d' : '1/10m 3/1d 10/30d')),
      'must be a list of limits such as 1/10m 3/1d 10/30d (s, m, h, d; at most 30d), or none',
    ),
    trustedProxies: check(
      'TRUSTED_PROXIES',
      readBlocks(value('TRUSTED_PROXIES') ?? ''),
      'must be a list of CIDRs such as 10.0.0.0/8,fd00::/8',
    ),
    logLevel: check(
      'LOG_LEVEL',
      logLevels.find((level) => level === (value('LOG_LEVEL') ?? 'info')),
      `must be one of ${logLevels.join(', ')}`,
    ),
    demo: purpose === 'demo',
  };
  if (config.publicUrl === '')
    problems.push('PUBLIC_URL must be the address people use, such as https://petition.example.org, without a path');
  if (smtpUrl !== undefined && !/^smtps?:$/.test(URL.parse(smtpUrl)?.protocol ?? ''))
    problems.push('SMTP_URL must start with smtp:// or smtps://');
  if (!/^[^\s@]+@[^\s@]+$/.test(config.mailFrom ?? 'unset@x'))
    problems.push('MAIL_FROM must be one address, such as petition@example.org');
  if ((purpose !== 'tool' || config.secret !== undefined) && (config.secret?.length ?? 0) < minimumSecret) {
    problems.push(`SECRET must be at least ${minimumSecret} random characters, kept apart from backups`);
  }
  if (problems.length > 0) throw new StartError(`The configuration needs mending: ${problems.join('; ')}.`);
  return config;
};

const notAPace = 'must be a number above 0, such as 5 or 0.5';

const readPace = (text: string | undefined, otherwise: number): number | undefined => {
  const pace = text === undefined ? otherwise : Number(text);
  return pace > 0 ? pace : undefined;
};

const readPort = (text: string): number | undefined => {
  const port = Number(text);
  return Number.isInteger(port) && port >= 1 && port <= 65_535 ? port : undefined;
};

const readOrigin = (text: string): string | undefined => {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === ''
    ? url.origin
    : undefined;
};

const readBlocks = (text: string): BlockList | undefined => {
  const blocks = new BlockList();
  try {
    for (const cidr of text.split(/[\s,]+/).filter(Boolean)) {
      const [, address = '', bits] = /^([^/]*)(?:\/(.*))?$/.exec(cidr) ?? [];
      if (bits !== undefined && !/^\d{1,3}$/.test(bits)) return undefined;
      const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
      if (bits === undefined) blocks.addAddress(address, family);
      else blocks.addSubnet(address, Number(bits), family);
    }
    return blocks;
  } catch {
    return undefined;
  }
};
