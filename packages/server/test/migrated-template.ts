/** A PostgreSQL database with all tables and no rows: copying it is faster than laying them anew for every test. */
export const migratedTemplate = 'migrated';
