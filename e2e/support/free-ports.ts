import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

const attempts = 50;
/** Below the ports that systems give to outgoing connections. */
const lowest = 20_000;
const triples = 4000;

/** The first of three ports in a row that nobody holds at the moment. */
export const threeFreePorts = async (): Promise<number> => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const first = lowest + Math.floor(Math.random() * triples) * 3;
    if (await areFree([first, first + 1, first + 2])) return first;
  }
  throw new Error('No three ports in a row are free.');
};

const areFree = async (ports: readonly number[]): Promise<boolean> => {
  const held: Server[] = [];
  try {
    for (const port of ports) {
      const server = createServer().listen(port, '127.0.0.1');
      held.push(server);
      await once(server, 'listening');
    }
    return true;
  } catch {
    return false;
  } finally {
    for (const server of held) server.close();
  }
};
