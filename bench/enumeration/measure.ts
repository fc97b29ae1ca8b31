import { Agent, request } from 'node:http';
import { paths } from '@uncac-petition/shared';
import { signatureBody } from '../../packages/server/test/app.js';
import { addressOf, type Known } from './petition.js';

/** Milliseconds of each post. */
export type Times = Readonly<Record<Known, number[]>>;

/**
 * Posts addresses of each kind one after another over one connection, in an order of chance, so that whatever else the
 * machine does falls on all of them alike.
 *
 * @param from the first index of an address; each may be posted only once
 */
export const measure = async (
  url: string,
  petition: string,
  kinds: readonly Known[],
  from: number,
  count: number,
): Promise<Times> => {
  const times: Times = { new: [], pending: [], confirmed: [] };
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const posts = shuffled(
    kinds.flatMap((known) => Array.from({ length: count }, (_, index) => ({ known, index: from + index }))),
  );
  for (const { known, index } of posts)
    times[known].push(await timeOf(agent, url + paths.signatures(petition), signatureBody(addressOf(known, index))));
  agent.destroy();
  return times;
};

const timeOf = (agent: Agent, url: string, fields: object): Promise<number> =>
  new Promise((resolve, reject) => {
    const body = JSON.stringify(fields);
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      // From networks of their own, so that no limit is what is measured.
      'x-forwarded-for': `10.${byte()}.${byte()}.${byte()}`,
    };
    const started = process.hrtime.bigint();
    const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.once('end', () => {
        if (answer.statusCode !== 202) return reject(new Error(`Signing was answered with ${answer.statusCode}`));
        resolve(Number(process.hrtime.bigint() - started) / 1e6);
      });
    });
    sent.once('error', reject);
    sent.end(body);
  });

const byte = (): number => Math.floor(Math.random() * 256);

const shuffled = <T>(list: T[]): T[] => {
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [list[last], list[other]] = [list[other] as T, list[last] as T];
  }
  return list;
};
