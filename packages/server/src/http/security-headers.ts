import type { MiddlewareHandler } from 'hono';

interface PolicyOptions {
  /** Origins that may show the page in a frame; none where nobody may. */
  readonly frameAncestors?: readonly string[];
  /** Whether files of ours may run; inline script never does. */
  readonly scripts?: boolean;
  /** Whether the widget's files run, ask this server, and solve proofs of work in workers that they make. */
  readonly widget?: boolean;
}

/** The `Content-Security-Policy` of a page of ours: our own styles, pictures and forms, and nothing else. */
export const contentPolicy = ({ frameAncestors = [], scripts = false, widget = false }: PolicyOptions = {}): string =>
  [
    "default-src 'none'",
    ...(scripts || widget ? ["script-src 'self'"] : []),
    ...(widget ? ["connect-src 'self'", 'worker-src blob:'] : []),
    "style-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${frameAncestors.length === 0 ? "'none'" : frameAncestors.join(' ')}`,
  ].join('; ');

/** What pages never use, so that nothing in them can ask for it. */
const unused = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

const everywhere = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };

/** Of our own origin, until {@link openToAnyPage} or a page that is made to be framed says otherwise. */
const byDefault = { 'cross-origin-resource-policy': 'same-origin' };

const onPages = {
  'content-security-policy': contentPolicy(),
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': unused.map((feature) => `${feature}=()`).join(', '),
};

/**
 * The strictest headers on every answer, errors too. A page that needs less strict ones sets its own, which stay.
 *
 * @param publicUrl only https ones are asked for by https ever after
 */
export const securityHeaders = (publicUrl: string): MiddlewareHandler => {
  const always = {
    ...everywhere,
    ...(publicUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
  };
  return async (c, next) => {
    await next();
    const isPage = c.res.headers.get('content-type')?.startsWith('text/html') === true;
    for (const [name, value] of Object.entries(always)) c.header(name, value);
    for (const [name, value] of Object.entries({ ...byDefault, ...(isPage && onPages) }))
      if (!c.res.headers.has(name)) c.header(name, value);
  };
};
