import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { createServer } from 'node:net';
import { onPath } from './on-path.mjs';

const startWithinMs = 30_000;

/** WebKitGTK by WebDriver, on a screen that nobody sees. @returns undefined where it is not installed */
export const webkit = () => {
  const driver = onPath('WebKitWebDriver');
  const screen = onPath('Xvfb');
  const [browser] = globSync('/usr/{lib,libexec}/**/webkit2gtk-4.*/MiniBrowser');
  return driver && screen && browser ? new WebKitLauncher({ driver, screen, browser }) : undefined;
};

/** A launcher of the test runner; see its `BrowserLauncher`. */
class WebKitLauncher {
  name = 'WebKit';
  type = 'webdriver';
  concurrency = 1;
  #programs;
  #running;
  #active;

  constructor(programs) {
    this.#programs = programs;
  }

  async startSession(sessionId, url) {
    this.#running ??= start(this.#programs);
    const { ask } = await this.#running;
    this.#active = { sessionId, url };
    await ask('POST', '/url', { url });
  }

  isActive(sessionId) {
    return this.#active?.sessionId === sessionId;
  }

  getBrowserUrl() {
    return this.#active?.url;
  }

  async stopSession() {
    const { ask } = await this.#running;
    this.#active = undefined;
    // Ends what a test left running.
    await ask('POST', '/url', { url: 'about:blank' });
    return {};
  }

  async startDebugSession() {
    throw new Error('WebKit is not set up for looking on.');
  }

  async stop() {
    const { ask, kill } = (await this.#running) ?? {};
    await ask?.('DELETE', '');
    kill?.();
  }
}

const start = async ({ driver, screen, browser }) => {
  const screenProcess = spawn(screen, ['-displayfd', '3', '-screen', '0', '1280x1024x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [display] = await once(screenProcess.stdio[3], 'data');
  const port = await freePort();
  const driverProcess = spawn(driver, [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: `:${String(display).trim()}`, GDK_BACKEND: 'x11' },
  });
  const kill = () => [driverProcess, screenProcess].forEach((child) => child.kill());
  process.once('exit', kill);
  const address = `http://127.0.0.1:${port}/session`;
  const options = { binary: browser, args: ['--automation'] };
  const { sessionId } = await untilAnswered(() =>
    call(address, 'POST', { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } } }),
  );
  return { kill, ask: (method, path, body) => call(`${address}/${sessionId}${path}`, method, body) };
};

const call = async (url, method, body) => {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`WebKit: ${value.message ?? response.status}`);
  return value;
};

/** The driver takes a moment until it listens. */
const untilAnswered = async (ask) => {
  const deadline = performance.now() + startWithinMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof TypeError) || performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
};

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
