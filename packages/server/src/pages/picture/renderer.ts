import { Worker } from 'node:worker_threads';
import { ProblemError } from '../../http/problem.js';
import type { Drawing } from './draw.js';

type Png = Uint8Array<ArrayBuffer>;

interface Answer {
  readonly id: number;
  readonly png?: Png;
  readonly error?: string;
}

/** @throws ProblemError `overloaded` */
export type Render = (drawing: Drawing) => Promise<Png>;

/** More at once are refused: a picture can be asked for again. */
const mostWaiting = 16;

/** Makes pictures in a thread of its own, which starts with the first one. */
export const createRenderer = (): Render => {
  const waiting = new Map<number, PromiseWithResolvers<Png>>();
  let worker: Worker | undefined;
  let last = 0;

  const start = (): Worker => {
    const started = new Worker(new URL('./render-worker.mjs', import.meta.url), { execArgv: [] });
    started.unref();
    started.on('message', ({ id, png, error }: Answer) => {
      if (png === undefined) waiting.get(id)?.reject(new Error(error));
      else waiting.get(id)?.resolve(png);
      waiting.delete(id);
    });
    started.on('error', (error) => {
      worker = undefined;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    });
    return started;
  };

  return ({ svg, files }) => {
    if (waiting.size >= mostWaiting) throw new ProblemError('overloaded', { headers: { 'retry-after': '10' } });
    worker ??= start();
    last += 1;
    const answer = Promise.withResolvers<Png>();
    waiting.set(last, answer);
    worker.postMessage({ id: last, svg, files });
    return answer.promise;
  };
};
