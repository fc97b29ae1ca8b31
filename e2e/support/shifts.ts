import type { Page } from 'playwright-core';

export interface Shift {
  readonly value: number;
  /** What moved, and how far. */
  readonly moved: readonly string[];
}

/** Runs on the page. The observer is not called where there is nothing to tell. */
const script = `new Promise((resolve) => {
  const say = (node) => node?.localName ? '<' + node.localName + ' ' + (node.id || node.className) + '>' : (node?.textContent ?? 'gone');
  const rect = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' ');
  const observer = new PerformanceObserver((list) => {
    observer.disconnect();
    resolve(list.getEntries().map(({ value, sources }) => ({
      value,
      moved: sources.map((source) => say(source.node) + ' from ' + rect(source.previousRect) + ' to ' + rect(source.currentRect)),
    })));
  });
  observer.observe({ type: 'layout-shift', buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve([]))));
})`;

/** All that has moved on the page so far. */
export const shiftsOf = (page: Page): Promise<Shift[]> => page.evaluate<Shift[]>(script);
