import { setTimeout as pause } from 'node:timers/promises';
import type { TestSmtp } from '../../packages/server/test/smtp.js';

const atOnce = 8;
/** Between two signatures of one signer's loop: enough load for any moment to be a bad one, little enough for two cores. */
const restMs = 40;
const retryMs = 25;
const answerWithinMs = 5_000;

/** What signers were promised; kept outside the server. */
export interface Promises {
  /** Ids whose posting was answered with 202, each with its address. */
  readonly taken: Map<string, string>;
  /** Ids whose confirmation was answered with 200. */
  readonly confirmed: Set<string>;
}

/** Signs and confirms without pause until `stop`, trying again whatever the server did not answer. */
export const startSigners = (url: string, petition: string, smtp: TestSmtp, random: () => number) => {
  const promises: Promises = { taken: new Map(), confirmed: new Set() };
  const going = { posting: true, confirming: true };
  let people = 0;

  const answered = async (path: string, init: RequestInit, status: number): Promise<boolean> => {
    while (going.confirming) {
      const response = await fetch(`${url}${path}`, { ...init, signal: AbortSignal.timeout(answerWithinMs) }).catch(
        () => undefined,
      );
      await response?.arrayBuffer().catch(() => undefined);
      if (response?.status === status) return true;
      if (response !== undefined && response.status < 500)
        throw new Error(`${path.split('/')[1]} was answered with ${response.status}`);
      await pause(retryMs);
    }
    return false;
  };

  const sign = async (): Promise<void> => {
    while (going.posting) {
      // One in five is somebody who has been here before.
      const person = people > 10 && random() < 0.2 ? Math.floor(random() * people) : (people += 1);
      const address = `person.${person}@host${person % 7}.example`;
      const id = crypto.randomUUID();
      const body = JSON.stringify({ name: `Person ${person}`, email: address, country: 'KE', consent: true });
      const headers = { 'content-type': 'application/json', 'idempotency-key': id };
      if (await answered(`/v1/petitions/${petition}/signatures`, { method: 'POST', headers, body }, 202))
        promises.taken.set(id, address);
      await pause(restMs);
    }
  };

  const confirm = async (): Promise<void> => {
    let read = 0;
    while (going.confirming) {
      const mail = smtp.received[read];
      if (mail === undefined) {
        await pause(retryMs);
        continue;
      }
      read += 1;
      const token = /\/confirm\/([\w-]+)/.exec(mail.text)?.[1];
      if (token !== undefined && (await answered(`/confirm/${token}`, { method: 'POST' }, 200)))
        promises.confirmed.add(idIn(token));
    }
  };

  const signers = Promise.all(Array.from({ length: atOnce }, sign));
  const confirmer = confirm();
  return {
    promises,
    stopPosting: () => {
      going.posting = false;
      return signers;
    },
    stop: () => {
      going.posting = false;
      going.confirming = false;
      return Promise.all([signers, confirmer]);
    },
  };
};

/** A token begins with the id of its signature. */
const idIn = (token: string): string =>
  Buffer.from(token, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
