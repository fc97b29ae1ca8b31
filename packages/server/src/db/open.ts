import { StartError } from '../config/start-error.js';
import type { Database } from './database.js';
import { openPostgres } from './postgres.js';
import { openSqlite } from './sqlite.js';

/**
 * Opens what `DATABASE_URL` names: `postgres://…`, or a SQLite file.
 *
 * @throws StartError when it names neither, or can't be used
 */
export const openDatabase = async (url: string): Promise<Database> => {
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url);
  const file = url.replace(/^(sqlite:|file:)(\/\/)?/, '');
  // It would become a SQLite file of that name.
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(file))
    throw new StartError('DATABASE_URL must be postgres://… or the path of a SQLite file.');
  return openSqlite(file);
};
