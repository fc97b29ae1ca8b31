import type { MailLimit } from '../config/mail-limits.js';

export interface MailSettings {
  /** Of this worker; several servers add up. `Infinity` for no limit. */
  readonly perSecond: number;
  readonly perDomainPerSecond: number;
  /** Of one mailbox, from all servers together. */
  readonly perAddress: readonly MailLimit[];
  /** Jobs claimed at once. */
  readonly batch: number;
  /** Mails on their way at once. */
  readonly concurrency: number;
  /** How long a claim lasts; twice what the mailer may take for one mail, or longer. */
  readonly leaseMs: number;
  readonly pollMs: number;
}

/** Without limits of one mailbox, which the configuration sets. */
export const defaultMailSettings: MailSettings = {
  perSecond: 20,
  perDomainPerSecond: 5,
  perAddress: [],
  batch: 50,
  concurrency: 5,
  leaseMs: 60_000,
  pollMs: 500,
};
