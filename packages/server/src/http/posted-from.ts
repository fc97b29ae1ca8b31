import type { Context } from 'hono';

/** Which page a request comes from, as far as the browser says; programs may say anything. */
export interface PostedFrom {
  /** The header `Origin`: `null` of a page that gives none; undefined where it was not sent. */
  readonly origin: string | undefined;
  /** The header `Sec-Fetch-Site`; undefined where it was not sent. */
  readonly site?: string | undefined;
}

export const postedFrom = (c: Context): PostedFrom => ({
  origin: c.req.header('origin'),
  site: c.req.header('sec-fetch-site'),
});
