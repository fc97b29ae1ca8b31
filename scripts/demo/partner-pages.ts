import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { StartError, type Config } from '@uncac-petition/server';
import { root } from '../files.js';

/** The address that the example pages are written for. */
const written = 'http://localhost:8787';

/** Pages of two members, each on an origin of its own: `offset` is added to the server's port. */
export const partnerPages = [
  { member: 'example-chapter-kenya', folder: 'examples/partner-kenya', name: 'partner page A', offset: 1 },
  { member: 'example-union-federation', folder: 'examples/partner-union', name: 'partner page B', offset: 2 },
] as const;

export const partnerOrigin = ({ port }: Pick<Config, 'port'>, { offset }: { readonly offset: number }): string =>
  `http://localhost:${port + offset}`;

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** @throws StartError when a port is taken */
export const servePartnerPages = async (config: Config): Promise<{ readonly close: () => void }> => {
  const servers: Server[] = [];
  const close = (): void => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  };
  try {
    for (const { folder, offset } of partnerPages)
      servers.push(await serveFolder(join(root, folder), config, config.port + offset));
  } catch (error) {
    close();
    throw error;
  }
  return { close };
};

const serveFolder = async (folder: string, config: Config, port: number): Promise<Server> => {
  const files = new Map(
    readdirSync(folder).map((name) => [
      `/${name}`,
      readFileSync(join(folder, name), 'utf8').replaceAll(written, config.publicUrl),
    ]),
  );
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const name = path === '/' ? '/index.html' : path;
    const body = files.get(name);
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': contentTypes[extname(name)] ?? 'text/plain; charset=utf-8',
    });
    response.end(body ?? 'Not found');
  });
  server.listen(port, config.host);
  try {
    await once(server, 'listening');
  } catch {
    throw new StartError(`Port ${port} is already in use; set PORT to a number whose next two are free as well.`);
  }
  return server;
};
