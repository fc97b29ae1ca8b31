/* The real server, but with SQLite's `synchronous` set to the first argument behind its back: it would refuse to start
   with a lower one. */
import { DatabaseSync } from 'node:sqlite';
import { environment, openDeps, readConfig, startServer } from '@uncac-petition/server';

const [, , synchronous = 'FULL'] = process.argv;
const connections = new Set<DatabaseSync>();
const exec = DatabaseSync.prototype.exec;
DatabaseSync.prototype.exec = function remember(this: DatabaseSync, statements: string): void {
  connections.add(this);
  exec.call(this, statements);
};

const config = readConfig(environment(), 'server');
const deps = await openDeps(config);
for (const connection of connections) exec.call(connection, `pragma synchronous = ${synchronous}`);
await startServer(deps);
console.log(`Ready at ${config.publicUrl}`);
