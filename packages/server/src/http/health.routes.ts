import { Hono } from 'hono';

/** Named conditions for taking requests; one that rejects counts as not met. */
export type Checks = Readonly<Record<string, () => boolean | Promise<boolean>>>;

/** `/livez`: the process answers. `/readyz`: it can do its work, else 503 with what is missing. */
export const healthRoutes = (checks: Checks) =>
  new Hono()
    .get('/livez', (c) => c.json({ status: 'alive' }))
    .get('/readyz', async (c) => {
      const results = await Promise.all(
        Object.entries(checks).map(async ([name, check]) => [name, await met(check)] as const),
      );
      const ready = results.every(([, good]) => good);
      return c.json({ status: ready ? 'ready' : 'not-ready', checks: Object.fromEntries(results) }, ready ? 200 : 503);
    });

const met = async (check: Checks[string]): Promise<boolean> => {
  try {
    return await check();
  } catch {
    return false;
  }
};
