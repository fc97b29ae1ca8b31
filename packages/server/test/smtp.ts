import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerAddress } from 'smtp-server';
import { readMessage, type Message } from './mime.js';

/** What a mail server received. */
export interface Received extends Message {
  readonly envelope: { readonly from: string; readonly to: readonly string[]; readonly utf8: boolean };
  /** As it came over the wire. */
  readonly raw: string;
}

/** The answer to a recipient: an SMTP status, or undefined to take the mail. */
export type Answer = (recipient: string) => number | undefined;

/** A real mail server that keeps what it takes. */
export interface TestSmtp {
  readonly url: string;
  readonly port: number;
  readonly received: Received[];
  /** What each client called itself, once each. */
  readonly clients: readonly string[];
  /** From now on, until told otherwise. */
  readonly refuse: (answer: Answer) => void;
  /** Holds back the answer to every message until it resolves. */
  readonly hold: (until: Promise<void>) => void;
  readonly close: () => Promise<void>;
}

/** @param port a free one when left out */
export const startSmtp = async (port = 0): Promise<TestSmtp> => {
  const received: Received[] = [];
  const clients = new Set<string>();
  let answer: Answer = () => undefined;
  let held: Promise<void> = Promise.resolve();
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onMailFrom: (_sender, { hostNameAppearsAs }, done) => {
      clients.add(hostNameAppearsAs);
      done();
    },
    onRcptTo: (recipient, _session, done) => {
      const status = answer(recipient.address);
      done(
        status === undefined
          ? null
          : Object.assign(new Error(`${recipient.address} is refused`), { responseCode: status }),
      );
    },
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString();
        void Promise.resolve(held).then(() => {
          received.push({ ...readMessage(raw), raw, envelope: readEnvelope(envelope) });
          done();
        });
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    port: address.port,
    received,
    get clients() {
      return [...clients];
    },
    refuse: (next) => {
      answer = next;
    },
    hold: (until) => {
      held = until;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
};

const readEnvelope = ({ mailFrom, rcptTo }: { mailFrom: SMTPServerAddress | false; rcptTo: SMTPServerAddress[] }) => ({
  from: mailFrom === false ? '' : mailFrom.address,
  to: rcptTo.map(({ address }) => address),
  utf8: mailFrom !== false && Object.hasOwn(Object(mailFrom.args), 'SMTPUTF8'),
});
