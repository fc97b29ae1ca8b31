import { sql } from 'kysely';
import type { Queries } from '../database.js';
import type { Dialect } from '../dialect.js';

type Types = Dialect['types'];

/** Who brought a signature, who signs in public, and when a member's page was last seen. */
export const coalition = async (tx: Queries, { dialect: { types } }: { readonly dialect: Dialect }): Promise<void> => {
  await members(tx, types);
  await signaturesInPublic(tx);
  await alsoBrought(tx, types);
  await countsByKind(tx);
};

const members = async (tx: Queries, { bytes }: Types): Promise<void> => {
  await tx.schema
    .alterTable('member')
    .addColumn('details', 'text', (column) => column.notNull().defaultTo('{}'))
    .execute();
  await tx.schema
    .createTable('member_logo')
    .addColumn('petition', 'text', (column) => column.notNull().references('petition.petition'))
    .addColumn('member', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('content', bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('member_logo_key', ['petition', 'member'])
    .execute();
  await tx.schema
    .createTable('sighting')
    .addColumn('petition', 'text', (column) => column.notNull().references('petition.petition'))
    .addColumn('member', 'text', (column) => column.notNull())
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('loaded_on', 'text')
    .addColumn('signed_on', 'text')
    .addPrimaryKeyConstraint('sighting_key', ['petition', 'member', 'origin'])
    .execute();
};

const signaturesInPublic = async (tx: Queries): Promise<void> => {
  for (const column of ['public_entry', 'public_key', 'domain_check', 'declined'])
    await tx.schema.alterTable('signature').addColumn(column, 'text').execute();
  // What awaits a check holds its mailbox's place too: the mailbox has confirmed it.
  await tx.schema.dropIndex('signature_signer').execute();
  await sql`create unique index signature_signer on signature (petition, signer_key)
    where status in ('confirmed', 'excluded', 'awaiting')`.execute(tx);
  // One organisation and one parliamentarian count once. Several may await a check, so that nobody can squat on a name.
  await sql`create unique index signature_public on signature (petition, kind, public_key)
    where status in ('confirmed', 'excluded') and public_key is not null`.execute(tx);
};

const alsoBrought = async (tx: Queries, { uuid, integer }: Types): Promise<void> => {
  await tx.schema
    .createTable('also_brought')
    .addColumn('signature', uuid, (column) => column.notNull())
    .addColumn('member', 'text', (column) => column.notNull())
    .addColumn('petition', 'text', (column) => column.notNull().references('petition.petition'))
    .addColumn('at', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('also_brought_key', ['signature', 'member'])
    .execute();
  await tx.schema.createIndex('also_brought_member').on('also_brought').columns(['petition', 'member']).execute();
};

/** Until now only individuals could be counted. */
const countsByKind = async (tx: Queries): Promise<void> => {
  await sql`update totals set scope = scope || '/individual' where scope in ('country', 'member')`.execute(tx);
};
