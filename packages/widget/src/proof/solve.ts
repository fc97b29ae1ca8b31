import type { Environment } from '../environment.js';
import { createSolver, type Solution, type Work } from './create-solver.js';
import { nextBrowserTurn, startBrowserWorker, type WorkerMessage } from './browser-threads.js';

/** The page may not stutter, so its own thread works only for so long before others have their turn. */
const sliceMs = 5;
const roundsBetweenLooks = 200;
/** A worker that has said nothing by then never will. */
const silenceMs = 3_000;

/** Solves beside the page, or in slices on its thread where it may have no worker. @returns undefined once aborted */
export const solve = async (
  environment: Environment,
  work: Work,
  signal: AbortSignal,
): Promise<Solution | undefined> => {
  try {
    return await solveInWorker(environment, work, signal);
  } catch {
    return solveInSlices(environment, work, signal);
  }
};

const listen = (createSolverThere: typeof createSolver) => {
  const there = globalThis as unknown as Worker;
  there.onmessage = ({ data }: MessageEvent<Work>) => {
    const solver = createSolverThere(data);
    let solution: Solution | undefined;
    while (!solution) solution = solver(100_000);
    there.postMessage(solution);
  };
  there.postMessage(undefined);
};

const workerSource = () => `(${listen.toString()})(${createSolver.toString()})`;

/** Rejects where there is no worker, or it does not work. */
const solveInWorker = (environment: Environment, work: Work, signal: AbortSignal): Promise<Solution | undefined> =>
  new Promise((resolve, reject) => {
    const worker = (environment.startWorker ?? startBrowserWorker)(workerSource());
    const end = (settle: () => void) => {
      environment.clearTimeout(silence);
      worker.terminate();
      settle();
    };
    const fail = () => end(() => reject(new Error('There is no worker')));
    const silence = environment.setTimeout(fail, silenceMs);
    signal.addEventListener('abort', () => end(() => resolve(undefined)));
    worker.addEventListener('error', fail);
    worker.addEventListener('message', (event) => {
      environment.clearTimeout(silence);
      const { data } = event as MessageEvent<WorkerMessage>;
      if (data) end(() => resolve(data));
    });
    worker.postMessage(work);
  });

const solveInSlices = (environment: Environment, work: Work, signal: AbortSignal): Promise<Solution | undefined> =>
  new Promise((resolve) => {
    const solver = createSolver(work);
    const nextTurn = environment.nextTurn ?? nextBrowserTurn;
    const slice = () => {
      const started = environment.now();
      while (!signal.aborted) {
        const solution = solver(roundsBetweenLooks);
        if (solution) return resolve(solution);
        // A clock that is set back meanwhile ends the slice too.
        if (Math.abs(environment.now() - started) >= sliceMs) return nextTurn(slice);
      }
      resolve(undefined);
    };
    slice();
  });
