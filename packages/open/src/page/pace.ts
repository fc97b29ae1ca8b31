const busyMs = 30;

/** Lets the page draw and react when it has been busy for a while. */
export type Breathe = () => Promise<void>;

/** Not by a timer: in a hidden tab those wait for a second. */
const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });

export const createPace = (): Breathe => {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < busyMs) return;
    await nextTurn();
    since = performance.now();
  };
};
