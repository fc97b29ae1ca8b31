import type { Page } from 'playwright-core';

/* Runs in the page, before its own scripts; as text, since the tests know no DOM. */
const watch = `
  globalThis.solvedByWorkers = 0;
  const { addEventListener } = Worker.prototype;
  globalThis.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      addEventListener.call(this, 'message', ({ data }) => {
        if (data !== undefined) globalThis.solvedByWorkers++;
      });
    }
  };
`;

/** Counts what the workers of a page solve. To be called before the page is opened. */
export const watchWorkers = async (page: Page): Promise<void> => {
  await page.addInitScript(watch);
};

export const solvedByWorkers = (page: Page): Promise<number> => page.evaluate<number>('globalThis.solvedByWorkers');
