import type { Page, Route } from 'playwright-core';

/** Answers that come one after another, as on a slow network, but when a test says so. */
export interface Gates<Gate extends string> {
  /** Lets what waits at a gate pass, and what comes to it from now on; and waits until the page has shown it. */
  readonly open: (gate: Gate) => Promise<void>;
}

/**
 * @param addresses for each gate, what waits at it
 * @param changes for some gates, what to make of the JSON that passes
 */
export const holdAnswers = async <Gate extends string>(
  page: Page,
  addresses: Readonly<Record<Gate, RegExp>>,
  changes: Partial<Record<NoInfer<Gate>, (body: unknown) => unknown>>,
): Promise<Gates<Gate>> => {
  const gateOf = (url: string) => (Object.keys(addresses) as Gate[]).find((gate) => addresses[gate].test(url));
  const waiting = new Map<string | undefined, (() => void)[]>(Object.keys(addresses).map((gate) => [gate, []]));
  let onItsWay = 0;
  const pass = async (route: Route): Promise<void> => {
    onItsWay++;
    try {
      const response = await route.fetch();
      const gate = gateOf(route.request().url());
      const change = gate && changes[gate];
      await route.fulfill({ response, ...(change && { json: change(await response.json()) }) });
    } finally {
      onItsWay--;
    }
  };
  await page.route('**/*', async (route) => {
    const url = route.request().url();
    // A stream never ends; what it would say is asked for as well.
    if (url.includes('/stream')) return route.abort();
    const queue = waiting.get(gateOf(url));
    if (queue) await new Promise<void>((go) => queue.push(go));
    return pass(route);
  });
  const quiet = async (): Promise<void> => {
    for (let calm = 0; calm < 3; calm = onItsWay > 0 ? 0 : calm + 1) await painted(page);
  };
  return {
    open: async (gate) => {
      for (const go of waiting.get(gate) ?? []) go();
      waiting.delete(gate);
      await quiet();
    },
  };
};

/** Until the page has painted what it has. */
export const painted = (page: Page): Promise<void> =>
  page.evaluate<void>('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))');
