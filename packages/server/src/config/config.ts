import { BlockList, isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { StartError } from './start-error.js';

export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** The configuration of a server, checked. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Origin under which people reach the server, without a final slash. */
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly secret: string;
  /** Undefined in a demo: mails go to the development mailbox. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly trustedProxies: BlockList;
  readonly logLevel: (typeof logLevels)[number];
  readonly demo: boolean;
}

/** Names of the environment (DESIGN.md §5). */
export type Environment = Readonly<Record<string, string | undefined>>;

const minimumSecret = 32;

/**
 * Checks the environment.
 *
 * @param demo fills in what a demonstration can do without, and is refused where `NODE_ENV` is `production`
 * @throws StartError that names every problem at once
 */
export const readConfig = (environment: Environment, { demo = false } = {}): Config => {
  const problems: string[] = [];
  const check = <T>(name: string, good: T | undefined, problem: string): T => {
    if (good === undefined) problems.push(`${name} ${problem}`);
    return good as T;
  };
  const value = (name: string) => environment[name]?.trim() || undefined;

  if (demo && environment['NODE_ENV'] === 'production') {
    problems.push('NODE_ENV is production, where the demo with its open mailbox does not run; use `serve` without --demo');
  }
  const port = check('PORT', readPort(value('PORT') ?? '8787'), 'must be a whole number from 1 to 65535');
  const dataDir = resolve(value('DATA_DIR') ?? 'data');
  const publicUrl = readOrigin(value('PUBLIC_URL') ?? (demo ? `http://localhost:${port}` : ''));
  const secret = value('SECRET');
  const smtpUrl = value('SMTP_URL');
  const config: Config = {
    port,
    host: value('HOST') ?? (demo ? 'localhost' : '0.0.0.0'),
    publicUrl: check('PUBLIC_URL', publicUrl, 'must be the address people use, such as https://petition.example.org, without a path'),
    dataDir,
    databaseUrl: value('DATABASE_URL') ?? join(dataDir, 'petition.sqlite'),
    secret: check('SECRET', longEnough(secret), `must be set to at least ${minimumSecret} random characters and kept apart from backups`),
    smtpUrl: smtpUrl ?? (demo ? undefined : check('SMTP_URL', smtpUrl, 'must be set, such as smtps://user:password@mail.example.org')),
    mailFrom: check('MAIL_FROM', value('MAIL_FROM') ?? (demo ? 'petition@localhost' : undefined), 'must be set to the address mails come from'),
    trustedProxies: check('TRUSTED_PROXIES', readBlocks(value('TRUSTED_PROXIES') ?? ''), 'must be a list of CIDRs such as 10.0.0.0/8,fd00::/8'),
    logLevel: check('LOG_LEVEL', logLevels.find((level) => level === (value('LOG_LEVEL') ?? 'info')), `must be one of ${logLevels.join(', ')}`),
    demo,
  };
  if (smtpUrl !== undefined && !/^smtps?:$/.test(URL.parse(smtpUrl)?.protocol ?? '')) problems.push('SMTP_URL must start with smtp:// or smtps://');
  if (problems.length > 0) throw new StartError(`The configuration needs mending: ${problems.join('; ')}.`);
  return config;
};

const readPort = (text: string): number | undefined => {
  const port = Number(text);
  return Number.isInteger(port) && port >= 1 && port <= 65_535 ? port : undefined;
};

const readOrigin = (text: string): string | undefined => {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '' ? url.origin : undefined;
};

const longEnough = (secret: string | undefined) => (secret !== undefined && secret.length >= minimumSecret ? secret : undefined);

const readBlocks = (text: string): BlockList | undefined => {
  const blocks = new BlockList();
  try {
    for (const cidr of text.split(/[\s,]+/).filter(Boolean)) {
      const [address = '', bits] = cidr.split('/');
      const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
      if (bits === undefined) blocks.addAddress(address, family);
      else blocks.addSubnet(address, Number(bits), family);
    }
    return blocks;
  } catch {
    return undefined;
  }
};
