import { sql } from 'kysely';
import type { Queries } from '../database.js';
import type { Dialect } from '../dialect.js';

type Types = Dialect['types'];

/** What a signer may see and undo, what is kept against abuse and for how long, and who may hold contact data. */
export const privacyAndAbuse = async (
  tx: Queries,
  { dialect: { types } }: { readonly dialect: Dialect },
): Promise<void> => {
  await signatures(tx, types);
  await campaign(tx, types);
  await contacts(tx, types);
  await admission(tx, types);
  await mails(tx, types);
};

const signatures = async (tx: Queries, { bytes, integer }: Types): Promise<void> => {
  const add = (table: string) => tx.schema.alterTable(table);
  await add('signature')
    .addColumn('sealed_fields', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute();
  await add('signature').addColumn('display_name', 'text').execute();
  await add('signature').addColumn('soft_key', bytes).execute();
  await add('signature')
    .addColumn('flags', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute();
  await add('signature').addColumn('network_tag', integer).execute();
  await add('tally_event').addColumn('reason', 'text').execute();
  await add('tally_event').addColumn('actor', 'text').execute();
  await sql`create index signature_supporter on signature (petition, display_name)
    where status = 'confirmed' and display_name is not null`.execute(tx);
  await sql`create index signature_mailbox on signature (petition, signer_key) where status = 'pending'`.execute(tx);
  await sql`create index signature_network on signature (posted_at) where network_tag is not null`.execute(tx);
};

const campaign = async (tx: Queries, { integer }: Types): Promise<void> => {
  await tx.schema.alterTable('petition').addColumn('closed_at', integer).execute();
  await tx.schema.alterTable('petition').addColumn('purged_at', integer).execute();
  await tx.schema.alterTable('member').addColumn('contact_key', 'text').execute();
};

const contacts = async (tx: Queries, { bytes, uuid, integer }: Types): Promise<void> => {
  await tx.schema
    .createTable('contact')
    .addColumn('contact', uuid, (column) => column.primaryKey())
    .addColumn('petition', 'text', (column) => column.notNull().references('petition.petition'))
    .addColumn('signature', uuid, (column) => column.notNull())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('data_key', uuid)
    .addColumn('sealed', bytes)
    .addColumn('consent_text', 'text', (column) => column.notNull())
    .addColumn('consent_version', integer, (column) => column.notNull())
    .addColumn('consent_day', 'text', (column) => column.notNull())
    .addColumn('withdrawn_at', integer)
    .execute();
  await tx.schema.createIndex('contact_holder').on('contact').columns(['petition', 'holder', 'contact']).execute();
  await tx.schema.createIndex('contact_signature').on('contact').column('signature').execute();
  await tx.schema.alterTable('api_token').addColumn('petition', 'text').execute();
  await tx.schema.alterTable('api_token').addColumn('holder', 'text').execute();

  await tx.schema
    .createTable('key_drill')
    .addColumn('drill', uuid, (column) => column.primaryKey())
    .addColumn('petition', 'text', (column) => column.notNull().references('petition.petition'))
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('code_hash', bytes, (column) => column.notNull())
    .addColumn('begun_at', integer, (column) => column.notNull())
    .addColumn('passed_at', integer)
    .execute();
};

const admission = async (tx: Queries, { bytes, integer }: Types): Promise<void> => {
  // The nonce begins with its expiry, so that the index grows in order.
  await tx.schema
    .createTable('used_nonce')
    .addColumn('nonce', bytes, (column) => column.primaryKey())
    .addColumn('expires_at', integer, (column) => column.notNull())
    .execute();
  await tx.schema.createIndex('used_nonce_expiry').on('used_nonce').column('expires_at').execute();
  await tx.schema
    .createTable('network_key')
    .addColumn('day', 'text', (column) => column.primaryKey())
    .addColumn('key', bytes, (column) => column.notNull())
    .execute();
};

const mails = async (tx: Queries, { bytes, uuid, integer }: Types): Promise<void> => {
  await tx.schema
    .createTable('suppression')
    .addColumn('address_key', bytes, (column) => column.primaryKey())
    .addColumn('created_at', integer, (column) => column.notNull())
    .execute();
  await tx.schema
    .createTable('sent_mail')
    .addColumn('place', bytes, (column) => column.primaryKey())
    .addColumn('address_key', bytes, (column) => column.notNull())
    .addColumn('sent_at', integer, (column) => column.notNull())
    .execute();
  await tx.schema.createIndex('sent_mail_address').on('sent_mail').columns(['address_key', 'sent_at']).execute();
  await tx.schema.createIndex('sent_mail_age').on('sent_mail').column('sent_at').execute();
  await outboxOfTwoKinds(tx, { bytes, uuid, integer });
};

/** A mail is about one signature, or about whatever a mailbox has signed: then it has a signer key instead. */
const outboxOfTwoKinds = async (
  tx: Queries,
  { bytes, uuid, integer }: Pick<Types, 'bytes' | 'uuid' | 'integer'>,
): Promise<void> => {
  await tx.schema.dropIndex('outbox_due').execute();
  await tx.schema.dropIndex('outbox_signature').execute();
  await tx.schema.alterTable('outbox').renameTo('outbox_before').execute();
  await tx.schema
    .createTable('outbox')
    .addColumn('job', uuid, (column) => column.notNull())
    .addColumn('petition', 'text', (column) => column.notNull().references('petition.petition'))
    .addColumn('signature', uuid)
    .addColumn('signer_key', bytes)
    .addColumn('lang', 'text')
    .addColumn('recipient', bytes, (column) => column.notNull())
    .addColumn('due_at', integer, (column) => column.notNull())
    .addColumn('attempts', integer, (column) => column.notNull())
    .addColumn('claimed_by', 'text')
    .addColumn('lease_until', integer)
    .addColumn('last_error', 'text')
    .addColumn('created_at', integer, (column) => column.notNull())
    .addPrimaryKeyConstraint('outbox_job', ['job'])
    .execute();
  const kept = sql`job, petition, signature, recipient, due_at, attempts, claimed_by, lease_until, last_error, created_at`;
  await sql`insert into outbox (${kept}) select ${kept} from outbox_before`.execute(tx);
  await tx.schema.dropTable('outbox_before').execute();
  await tx.schema.createIndex('outbox_due').on('outbox').column('due_at').execute();
  await tx.schema.createIndex('outbox_signature').on('outbox').column('signature').execute();
};
