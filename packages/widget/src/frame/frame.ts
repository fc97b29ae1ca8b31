/**
 * The file `frame.js`, for pages with the petition in frames: each becomes as high as what is in it, and never scrolls.
 *
 * It believes only frames of the server that it was loaded from, and sets nothing but their height. A frame that is
 * sandboxed without an origin keeps the height that the page gives it. It runs as a module and as a classic script, so it
 * can't ask for its own address, and looks for its tag; loaded twice, it does the same twice.
 */

/** What both sides say; the answer has the height in pixels too. */
const topic = 'uncac-petition-height';
const lowest = 150;
const highest = 10_000;

/** The servers whose helper is on this page, as the addresses before `/widget/`. */
const servers = (): string[] =>
  [...document.querySelectorAll<HTMLScriptElement>('script[src*="/widget/"][src*="/frame.js"]')].map(
    ({ src }) => src.split('/widget/')[0] ?? '',
  );

const serverOf = ({ src }: HTMLIFrameElement): string | undefined =>
  servers().find((server) => src.startsWith(`${server}/embed/`));

const framesOfPage = (): HTMLIFrameElement[] => [...document.querySelectorAll('iframe')];

const hasOrigin = ({ sandbox }: HTMLIFrameElement): boolean =>
  sandbox.length === 0 || sandbox.contains('allow-same-origin');

const ask = (frame: HTMLIFrameElement): void => {
  const server = serverOf(frame);
  // One that is still empty is asked once it has loaded.
  if (server && hasOrigin(frame) && frame.contentDocument?.URL !== 'about:blank')
    frame.contentWindow?.postMessage({ topic }, new URL(server).origin);
};

const setHeight = (frame: HTMLIFrameElement, height: number): void => {
  const isBorderBox = getComputedStyle(frame).boxSizing === 'border-box';
  const border = isBorderBox ? frame.offsetHeight - frame.clientHeight : 0;
  frame.style.height = `${height + border}px`;
  const fallback = frame.previousElementSibling;
  if (fallback?.matches('blockquote.uncac-petition')) (fallback as HTMLElement).hidden = true;
};

addEventListener('message', ({ data, origin, source }) => {
  const height: unknown = data?.topic === topic && data.height;
  if (!Number.isInteger(height) || Number(height) < lowest || Number(height) > highest) return;
  for (const frame of framesOfPage()) {
    const server = serverOf(frame);
    if (server && frame.contentWindow === source && new URL(server).origin === origin) setHeight(frame, Number(height));
  }
});

// A frame's `load` does not bubble.
document.addEventListener('load', ({ target }) => target instanceof HTMLIFrameElement && ask(target), true);
framesOfPage().forEach(ask);
