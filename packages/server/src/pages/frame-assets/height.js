/**
 * Tells the page around the frame how high this page is: our helper (`frame.js`), which asks, and WordPress, which puts a
 * secret into the address of what it embeds and shows the frame once it hears it. The height is no secret, yet it goes to
 * the one who asked only, where that one has an origin.
 */

const topic = 'uncac-petition-height';

/** Of WordPress, in `#?secret=…`. */
const secret = new URLSearchParams(location.hash.slice(2)).get('secret');

/** Browsers draw nothing in frames far out of sight, so nothing observes there either; clocks go on. */
const outOfSightMs = 1000;

/** By the origin that is told: how it wants to hear it. */
const listeners = new Map();
let said = 0;

const height = () => Math.ceil(document.documentElement.getBoundingClientRect().height);
const send = (message, origin) => parent.postMessage(message, origin === 'null' ? '*' : origin);
const tellHelper = (origin) => send({ topic, height: height() }, origin);
const tellWordPress = (origin) => send({ message: 'height', value: height(), secret }, origin);

const listen = (origin, tell) => {
  listeners.set(origin, tell);
  tell(origin);
};

const tellWhenChanged = () => {
  if (height() === said) return;
  said = height();
  for (const [origin, tell] of listeners) tell(origin);
};

const originAround = () =>
  location.ancestorOrigins?.[0] ?? (document.referrer === '' ? 'null' : new URL(document.referrer).origin);

/** In WordPress's frames no link opens by itself; its script follows those to this server. */
const followLinks = () =>
  addEventListener('click', (event) => {
    const link = event.composedPath().find((element) => element instanceof HTMLAnchorElement);
    if (link !== undefined) send({ message: 'link', value: link.href, secret }, originAround());
  });

if (parent !== window) {
  addEventListener('message', ({ data, origin, source }) => {
    if (source !== parent) return;
    if (data?.topic === topic) listen(origin, tellHelper);
    if (secret !== null && data?.message === 'ready' && data.secret === secret) listen(origin, tellWordPress);
  });
  if (secret !== null) {
    listen(originAround(), tellWordPress);
    followLinks();
  }
  new ResizeObserver(tellWhenChanged).observe(document.documentElement);
  setInterval(tellWhenChanged, outOfSightMs);
}
