import { sql, type CreateTableBuilder } from 'kysely';
import type { Queries } from '../database.js';
import type { Dialect } from '../dialect.js';

type Table = CreateTableBuilder<string>;
type Types = Dialect['types'];

/** The campaign, the way of a signature, the tally, the outbox, the tokens. Times are milliseconds since 1970. */
export const foundation = async (tx: Queries, { dialect: { types } }: { readonly dialect: Dialect }): Promise<void> => {
  await campaign(tx, types);
  await signatures(tx, types);
  await tally(tx, types);
  await outbox(tx, types);
  await tokens(tx, types);
};

const table = (tx: Queries, name: string): Table => tx.schema.createTable(name);

const campaign = async (tx: Queries, { bytes, integer }: Types): Promise<void> => {
  await table(tx, 'petition')
    .addColumn('petition', 'text', (column) => column.primaryKey())
    .addColumn('settings', 'text', (column) => column.notNull())
    .addColumn('texts', 'text', (column) => column.notNull())
    .addColumn('pepper', bytes, (column) => column.notNull())
    .addColumn('revision', integer, (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
    .execute();

  await table(tx, 'text_version')
    .addColumn('petition', 'text', (column) => column.notNull().references('petition.petition'))
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('text_version_key', ['petition', 'text', 'version'])
    .execute();

  await table(tx, 'recipient_key')
    .addColumn('petition', 'text', (column) => column.notNull().references('petition.petition'))
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('added_at', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('recipient_key_key', ['petition', 'key'])
    .execute();

  await table(tx, 'member')
    .addColumn('petition', 'text', (column) => column.notNull().references('petition.petition'))
    .addColumn('member', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('country', 'text')
    .addColumn('parent', 'text')
    .addColumn('origins', 'text', (column) => column.notNull())
    .addColumn('url', 'text')
    .addColumn('retired_at', integer)
    .addPrimaryKeyConstraint('member_key', ['petition', 'member'])
    .execute();

  await table(tx, 'milestone')
    .addColumn('petition', 'text', (column) => column.notNull().references('petition.petition'))
    .addColumn('milestone', 'text', (column) => column.notNull())
    .addColumn('place_in_order', integer, (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('milestone_key', ['petition', 'milestone'])
    .execute();

  await table(tx, 'position')
    .addColumn('petition', 'text', (column) => column.notNull().references('petition.petition'))
    .addColumn('country', 'text', (column) => column.notNull())
    .addColumn('as_of', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('recorded_at', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('position_key', ['petition', 'country', 'as_of', 'source'])
    .execute();

  await table(tx, 'country_group')
    .addColumn('petition', 'text', (column) => column.notNull().references('petition.petition'))
    .addColumn('country_group', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('country_group_key', ['petition', 'country_group'])
    .execute();
};

const signatures = async (tx: Queries, { bytes, uuid, integer }: Types): Promise<void> => {
  await table(tx, 'data_key')
    .addColumn('data_key', uuid, (column) => column.primaryKey())
    .addColumn('petition', 'text', (column) => column.notNull().references('petition.petition'))
    .addColumn('wrapped', bytes, (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
    .execute();

  await table(tx, 'signature')
    .addColumn('signature', uuid, (column) => column.primaryKey())
    .addColumn('petition', 'text', (column) => column.notNull().references('petition.petition'))
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('country', 'text', (column) => column.notNull())
    .addColumn('member', 'text')
    .addColumn('lang', 'text', (column) => column.notNull())
    .addColumn('signer_key', bytes)
    .addColumn('rule_version', integer, (column) => column.notNull())
    .addColumn('data_key', uuid)
    .addColumn('sealed', bytes)
    .addColumn('handover', 'text', (column) => column.notNull())
    .addColumn('petition_version', integer, (column) => column.notNull())
    .addColumn('privacy_version', integer, (column) => column.notNull())
    .addColumn('consent_version', integer, (column) => column.notNull())
    .addColumn('ask', 'text', (column) => column.notNull())
    .addColumn('ask_version', integer, (column) => column.notNull())
    .addColumn('posted_at', integer, (column) => column.notNull())
    .addColumn('confirmed_at', integer)
    .addColumn('withdrawn_at', integer)
    .execute();

  // Promise 2: one mailbox counts once, whatever runs at the same time. Pending ones may coexist.
  await sql`create unique index signature_signer on signature (petition, signer_key)
    where status in ('confirmed', 'excluded')`.execute(tx);
  await sql`create index signature_pending on signature (posted_at) where status = 'pending'`.execute(tx);
  // For exports in the order of the key, whatever else the table holds.
  await sql`create index signature_confirmed on signature (petition, signature) where status = 'confirmed'`.execute(tx);
};

const tally = async (tx: Queries, { bytes, uuid, integer }: Types): Promise<void> => {
  await table(tx, 'tally_event')
    .addColumn('event', uuid, (column) => column.primaryKey())
    .addColumn('petition', 'text', (column) => column.notNull().references('petition.petition'))
    .addColumn('signature', uuid, (column) => column.notNull())
    .addColumn('turn', integer, (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('country', 'text', (column) => column.notNull())
    .addColumn('member', 'text')
    .addColumn('at', integer, (column) => column.notNull())
    .addColumn('commitment', bytes, (column) => column.notNull())
    .addColumn('salt', bytes)
    .addColumn('entry_index', integer)
    .execute();
  await tx.schema
    .createIndex('tally_event_entry')
    .unique()
    .on('tally_event')
    .columns(['petition', 'entry_index'])
    .execute();
  await sql`create index tally_event_waiting on tally_event (petition, turn, event) where entry_index is null`.execute(
    tx,
  );
  await tx.schema.createIndex('tally_event_turn').unique().on('tally_event').columns(['signature', 'turn']).execute();

  await table(tx, 'tally_head')
    .addColumn('petition', 'text', (column) => column.primaryKey().references('petition.petition'))
    .addColumn('sequence', integer, (column) => column.notNull())
    .addColumn('as_of', integer, (column) => column.notNull())
    .execute();

  await table(tx, 'totals')
    .addColumn('petition', 'text', (column) => column.notNull().references('petition.petition'))
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('count', integer, (column) => column.notNull())
    .addColumn('peak', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('totals_key', ['petition', 'scope', 'place'])
    .execute();
};

const outbox = async (tx: Queries, { bytes, uuid, integer }: Types): Promise<void> => {
  await table(tx, 'outbox')
    .addColumn('job', uuid, (column) => column.primaryKey())
    .addColumn('petition', 'text', (column) => column.notNull().references('petition.petition'))
    .addColumn('signature', uuid, (column) => column.notNull())
    .addColumn('recipient', bytes, (column) => column.notNull())
    .addColumn('due_at', integer, (column) => column.notNull())
    .addColumn('attempts', integer, (column) => column.notNull())
    .addColumn('claimed_by', 'text')
    .addColumn('lease_until', integer)
    .addColumn('last_error', 'text')
    .addColumn('created_at', integer, (column) => column.notNull())
    .execute();
  await tx.schema.createIndex('outbox_due').on('outbox').column('due_at').execute();
  await tx.schema.createIndex('outbox_signature').on('outbox').column('signature').execute();
};

const tokens = async (tx: Queries, { bytes, uuid, integer }: Types): Promise<void> => {
  await table(tx, 'api_token')
    .addColumn('token', uuid, (column) => column.primaryKey())
    .addColumn('hash', bytes, (column) => column.notNull())
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('created_at', integer, (column) => column.notNull())
    .addColumn('expires_at', integer)
    .addColumn('revoked_at', integer)
    .execute();
};
