import { policy } from '../trusted-html.js';
import type { Solution, Work } from './create-solver.js';

/** The part of a `Worker` that is used. */
export interface ProofWorker {
  addEventListener(type: 'message' | 'error', heard: (event: Event) => void): void;
  postMessage(work: Work): void;
  terminate(): void;
}

/** What a worker says: that it runs, then what it has found. */
export type WorkerMessage = Solution | undefined;

/** From a blob, since a script of another origin may not become a worker. Throws where the page does not allow it. */
export const startBrowserWorker = (source: string): ProofWorker => {
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(policy?.createScriptURL(url) ?? url);
  const release = () => URL.revokeObjectURL(url);
  worker.addEventListener('message', release, { once: true });
  worker.addEventListener('error', release, { once: true });
  return worker;
};

/** Lets the page have its turn. A timer would wait for 4 ms each time, and for a second in a tab that can't be seen. */
export const nextBrowserTurn = (run: () => void): void => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    run();
  };
  port2.postMessage(undefined);
};
