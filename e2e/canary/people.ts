import { randomBytes } from 'node:crypto';
import { paths } from '@uncac-petition/shared';
import type { Campaign } from '../support/campaign.js';
import { petition } from '../support/sign.js';

const letters = 'abcdefghijklmnopqrstuvwxyz234567';
/** 70 bits: found nowhere by chance. */
const canary = (): string => [...randomBytes(14)].map((byte) => letters[byte % 32]).join('');

/** Somebody whose every word is found nowhere else. */
export interface Person {
  readonly name: string;
  readonly local: string;
  readonly domain: string;
  readonly locality: string;
  /** What only a program would fill in. */
  readonly fax: string;
  /** The name stands in clear: it was chosen to be shown, and is one that is kept. */
  readonly showsName: boolean;
  readonly withdraws: boolean;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Among some hundreds each kind of signer is there. */
export const makePerson = (index: number): Person => {
  const [name, local, domain, locality, fax] = [canary(), canary(), canary(), canary(), canary()];
  const [showName, inEgypt, withoutName] = [index % 10 === 0, index % 7 === 1, index % 13 === 1];
  return {
    name,
    local,
    domain,
    locality,
    fax,
    showsName: showName && !inEgypt && !withoutName,
    withdraws: index % 20 === 10 || index % 20 === 5,
    body: {
      name,
      email: `${local}@${domain}.example`,
      locality,
      country: inEgypt ? 'EG' : 'KE',
      lang: 'en',
      consent: true,
      showName,
      withoutName,
      ...(index % 5 === 0 && { optIn: ['lead'] }),
      ...(index % 17 === 1 && { fax }),
    },
  };
};

export const canariesOf = ({ name, local, domain, locality, fax }: Person): string[] => [
  name,
  local,
  domain,
  locality,
  fax,
];

/** Does something for each, some at a time. */
export const forEach = async <T>(items: readonly T[], work: (item: T) => Promise<void>, lanes = 16): Promise<void> => {
  const queue = items.values();
  const lane = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
};

const post = async (url: string, body: string, type: string, status: number): Promise<string> => {
  const request = { method: 'POST', headers: { 'content-type': type, 'idempotency-key': crypto.randomUUID() }, body };
  // The server may have closed a connection while this process was busy searching.
  const response = await fetch(url, request).catch(() => fetch(url, request));
  const text = await response.text();
  if (response.status !== status) throw new Error(`${response.status} where ${status} was expected: ${text}`);
  return text;
};

export const sign = async ({ url }: Campaign, { body }: Person): Promise<void> => {
  await post(url + paths.signatures(petition), JSON.stringify(body), 'application/json', 202);
};

/** Presses the button behind the mail's link. @returns the address of the signer's own page */
export const confirm = async ({ url, smtp }: Campaign, { local }: Person): Promise<string> => {
  const mail = smtp.received.find(({ envelope }) => envelope.to[0]?.startsWith(`${local}@`));
  const link = /\/confirm\/[\w-]+/.exec(mail?.text ?? '')?.[0];
  const page = await post(url + link, '', 'application/x-www-form-urlencoded', 200);
  return url + (/\/mine\/[\w-]+/.exec(page)?.[0] ?? '');
};

export const withdraw = async (mine: string): Promise<void> => {
  await post(mine, 'action=withdraw', 'application/x-www-form-urlencoded', 200);
};
