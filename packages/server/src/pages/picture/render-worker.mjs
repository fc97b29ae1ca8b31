import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** A thread that makes pictures of drawings, one after another, so that nobody who signs waits for one. */
await initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));

parentPort.on('message', ({ id, svg, files }) => {
  try {
    const fontBuffers = files.map((file) => new Uint8Array(readFileSync(file)));
    const drawn = new Resvg(svg, { font: { fontBuffers, loadSystemFonts: false, defaultFontFamily: 'Noto Sans' } });
    const image = drawn.render();
    parentPort.postMessage({ id, png: image.asPng() });
    image.free();
    drawn.free();
  } catch (error) {
    parentPort.postMessage({ id, error: String(error) });
  }
});
