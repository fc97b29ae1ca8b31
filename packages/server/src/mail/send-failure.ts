import type { Random } from '../config/random.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** First and longest wait before the next try. */
const waits = {
  /** The mail server was not reached, or does not want us: says nothing about the mail. */
  unreachable: [minuteMs, 10 * minuteMs],
  /** The mail server may take it later. */
  temporary: [minuteMs, hourMs],
  /** It says that it never will; kept all the same, since such answers are sometimes wrong. */
  permanent: [6 * hourMs, 24 * hourMs],
} as const;

export interface SendFailure {
  readonly kind: keyof typeof waits;
  /** SMTP status or error code: all that is kept of what the mail server said, whose text may repeat the address. */
  readonly code: string;
}

const connectionCodes = new Set([
  'ECONNECTION',
  'ETIMEDOUT',
  'ESOCKET',
  'EDNS',
  'ETLS',
  'EPROTOCOL',
  'EAUTH',
  'ENOAUTH',
  'EABORT',
]);

/** @param error what a mailer rejected with */
export const sendFailure = (error: unknown): SendFailure => {
  const status = Number(property(error, 'responseCode'));
  const name = property(error, 'code');
  const command = property(error, 'command');
  const code = status >= 400 ? String(status) : codeName(property(error, 'originalCode') ?? name);
  if (connectionCodes.has(String(name))) return { kind: 'unreachable', code };
  // A refused sender or greeting is trouble with our account, not with this recipient.
  const aboutThisMail = command === 'RCPT TO' || command === 'DATA';
  const unsendable = name === 'EENVELOPE' && command === 'API';
  return { kind: unsendable || (status >= 500 && aboutThisMail) ? 'permanent' : 'temporary', code };
};

/** How long to wait: doubling, and jittered so that mails which failed together don't come back together. */
export const backoffMs = (kind: SendFailure['kind'], attempts: number, random: Random): number => {
  const [first, longest] = waits[kind];
  const jitter = 1 + (Buffer.from(random.bytes(2)).readUInt16BE() / 0xffff) * 0.5;
  return Math.round(Math.min(longest, first * 2 ** (attempts - 1) * jitter));
};

const property = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;

const codeName = (code: unknown): string =>
  typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? code : 'UNKNOWN';
