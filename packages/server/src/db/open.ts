import type { Database } from './database.js';
import { openPostgres } from './postgres.js';
import { openSqlite } from './sqlite.js';

/** Opens what `DATABASE_URL` names: `postgres://…`, or a SQLite file. */
export const openDatabase = async (url: string): Promise<Database> =>
  /^postgres(ql)?:\/\//.test(url) ? openPostgres(url) : openSqlite(url.replace(/^(sqlite:|file:)(\/\/)?/, ''));
