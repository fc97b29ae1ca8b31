import { createTransport } from 'nodemailer';
import type { Random } from '../config/random.js';
import type { Mail, Mailer } from './mail.js';

const connectionTimeoutMs = 10_000;
/** Silence of the mail server in the middle of a conversation. */
const socketTimeoutMs = 20_000;
/** Shorter than any mail server's, so that it never hangs up just as we send. */
const idleTimeoutMs = 20_000;
const sendTimeoutMs = 28_000;

export interface SmtpSettings {
  /** `smtp://…` or `smtps://…`; nodemailer's options may follow as a query, such as `?requireTLS=true`. */
  readonly url: string;
  /** The sender's address. Its domain is our name in the greeting and in Message-IDs, so that neither tells a host's name. */
  readonly mailFrom: string;
  readonly random: Random;
  /** Connections at once; as many as the worker sends mails at once. */
  readonly connections?: number;
}

/**
 * Sends through a mail server, over connections that are kept open while there is work. Local parts beyond ASCII go out by
 * SMTPUTF8. `send` takes at most 28 seconds, and rejects with nodemailer's error.
 */
export const smtpMailer = ({ url, mailFrom, random, connections = 5 }: SmtpSettings): Mailer => {
  const domain = mailFrom.slice(mailFrom.lastIndexOf('@') + 1);
  const transport = createTransport({
    pool: true,
    url,
    name: domain,
    maxConnections: connections,
    // The outbox tries again; here it would be behind its back, and send twice what was taken just before a hang-up.
    maxRequeues: 0,
    idleTimeout: idleTimeoutMs,
    connectionTimeout: connectionTimeoutMs,
    greetingTimeout: connectionTimeoutMs,
    dnsTimeout: connectionTimeoutMs,
    socketTimeout: socketTimeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (mail) => {
      await transport.sendMail({
        ...message(mail),
        messageId: `<${Buffer.from(random.bytes(16)).toString('hex')}@${domain}>`,
        signal: AbortSignal.timeout(sendTimeoutMs),
      });
    },
    close: () => transport.close(),
  };
};

const message = ({ to, from, subject, text, html, headers }: Mail) => ({
  from: { name: from.name, address: from.address },
  to: { name: '', address: to },
  envelope: { from: from.address, to: [to] },
  subject,
  text,
  html,
  // RFC 3834 §5: no holiday notes in return.
  headers: { ...headers, 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  xMailer: false as const,
});
