import { paths } from '@uncac-petition/shared';
import { petition } from '../support/sign.js';
import { states } from './states.js';

/** What stands in the address of a frame: `/frame?state=form&lang=fr&scheme=dark&theme=calm`. */
export interface Frame {
  readonly state: string;
  readonly lang: string;
  readonly scheme: 'light' | 'dark';
  readonly theme?: string;
}

/** Brings the element of its page into the state; says `data-ready` on the root when it is there. */
const reach = `
  const { state, petition } = JSON.parse(document.querySelector('#state').textContent);
  const element = document.querySelector(state.element ?? 'uncac-petition');
  const find = (selector) => element.shadowRoot?.querySelector(selector);
  const pause = () => new Promise((resolve) => setTimeout(resolve, 50));
  const wait = async (selector) => {
    const started = performance.now();
    while (!find(selector) && performance.now() - started < 60_000) await pause();
    return find(selector);
  };
  const enter = async (selector, value) => {
    const field = await wait(selector);
    if (!field) return;
    field.value = value;
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    await pause();
  };
  await customElements.whenDefined(element.localName);
  if (state.until !== ':host') await wait(state.element ? '.total, svg' : 'h2');
  if (state.kind) (await wait('#kind-' + state.kind))?.click();
  if (state.country) await enter('#country', state.country);
  if (state.fill) {
    if (find('#name')) await enter('#name', 'Amina Wanjiru');
    await enter('#email', 'amina@signer.example');
    (await wait('#consent'))?.click();
  }
  await pause();
  if (state.press) (await wait('button[type=submit]'))?.click();
  if (state.until !== ':host') await wait(state.until);
  // What is loaded beside the form follows it.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  document.documentElement.dataset.ready = String(state.until === ':host' || Boolean(find(state.until)));
`;

const attributesOf = ({ state, theme }: Frame, server: string): string => {
  const { behaviour = 'open', attributes } = states[state] ?? states['form'] ?? { attributes: {} };
  const all = { petition, server: `${server}/${behaviour}`, ...(theme && { theme }), ...attributes };
  return Object.entries(all)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ');
};

/** A page with one element in one state. @param server origin of the page and of all behaviours */
export const framePage = (frame: Frame, server: string): string => {
  const { lang, scheme } = frame;
  const state = states[frame.state];
  const name = state?.element ?? 'uncac-petition';
  return `<!doctype html>
<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}" style="color-scheme: ${scheme}">
  <head>
    <meta charset="utf-8" />
    <link rel="icon" href="data:," />
    <style>
      body { margin: 0; background: light-dark(#fff, #11171f); color: light-dark(#000, #fff) }
      body { font: 1rem/1.5 system-ui, sans-serif }
      a { color: inherit }
    </style>
    <script type="module" src="/open${paths.widget}"></script>
    <script type="application/json" id="state">${JSON.stringify({ state, petition })}</script>
    <script type="module">${reach}</script>
  </head>
  <body><${name} ${attributesOf(frame, server)}><a href="#">${paths.page(petition)}</a></${name}></body>
</html>`;
};
