import type { TotalsAnswer, TotalsFeed } from './totals-feed.js';

/** So that proxies and browsers see that the line is alive. */
const heartbeatMs = 15_000;
const reconnectMs = 3_000;

const encoder = new TextEncoder();
const heartbeat = encoder.encode(': still here\n\n');

const event = ({ json, totals }: TotalsAnswer): Uint8Array =>
  encoder.encode(`id: ${totals.sequence}\nevent: totals\ndata: ${json}\n\n`);

/**
 * The body of a live stream (server-sent events): a snapshot at once, so that a client that comes back needs nothing
 * else, then each change. A client that reads too slowly skips to the newest instead of piling up.
 */
export const totalsStream = (feed: TotalsFeed, petition: string): ReadableStream<Uint8Array> => {
  let end = () => {};
  let waiting: TotalsAnswer | undefined;
  const first = feed.current(petition);

  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const unsubscribe = feed.subscribe(petition, (answer) => {
          if ((controller.desiredSize ?? 0) > 0) controller.enqueue(event(answer));
          else waiting = answer;
        });
        const timer = setInterval(() => {
          if ((controller.desiredSize ?? 0) > 0) controller.enqueue(heartbeat);
        }, heartbeatMs);
        timer.unref();
        const close = () => {
          end();
          controller.close();
        };
        end = () => {
          clearInterval(timer);
          unsubscribe();
          feed.closing.removeEventListener('abort', close);
        };
        feed.closing.addEventListener('abort', close);
        controller.enqueue(encoder.encode(`retry: ${reconnectMs}\n\n`));
        if (first !== undefined) controller.enqueue(event(first));
        // It may have come while the server was already stopping.
        if (feed.closing.aborted) close();
      },
      pull: (controller) => {
        if (waiting === undefined) return;
        controller.enqueue(event(waiting));
        waiting = undefined;
      },
      cancel: () => end(),
    },
    { highWaterMark: 4 },
  );
};
