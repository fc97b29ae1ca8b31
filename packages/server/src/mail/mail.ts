import type { Job } from './outbox.repository.js';

/** A mail as it is composed, before it is known where it goes. */
export interface Letter {
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A mail that can be sent. */
export interface Mail extends Letter {
  /** Deliverable: the domain in A-labels, the local part as typed. */
  readonly to: string;
}

export interface Mailer {
  /** Resolves once somebody else is answerable for the mail; rejects when nobody is. */
  readonly send: (mail: Mail) => Promise<void>;
  /** Ends idle connections. */
  readonly close: () => void;
}

/**
 * Writes the mail of a job; undefined when there is nothing to write any more, for instance because the signature is gone.
 *
 * @param stopToken of the link by which whoever gets the mail gets no more
 */
export type Compose = (
  job: Pick<Job, 'petition' | 'signature' | 'signerKey' | 'lang'>,
  stopToken: string,
) => Promise<Letter | undefined>;
