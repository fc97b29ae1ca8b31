import type { Logger } from 'pino';

export interface Loop {
  /** When the last run ended well, in milliseconds since 1970; 0 before the first. */
  readonly lastSuccess: () => number;
  /** Ends after the run in progress. */
  readonly stop: () => Promise<void>;
}

/** Runs `work` again and again, `everyMs` after the last run began; a failure is logged and tried again. */
export const startLoop = (name: string, everyMs: number, work: () => Promise<unknown>, log: Logger): Loop => {
  const stopping = new AbortController();
  let lastSuccess = 0;

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const began = performance.now();
      try {
        await work();
        lastSuccess = Date.now();
      } catch (error) {
        log.error(
          { loop: name, error: (error as Error).name, code: Reflect.get(error as object, 'code') },
          'a background run failed; it is tried again',
        );
      }
      await pause(Math.max(0, everyMs - (performance.now() - began)), stopping.signal);
    }
  };
  const ended = run();
  return {
    lastSuccess: () => lastSuccess,
    stop: () => {
      stopping.abort();
      return ended;
    },
  };
};

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
