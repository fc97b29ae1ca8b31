import { addressRuleVersion, bestLanguage, parseAddress, type SignatureInput } from '@uncac-petition/shared';
import { useNonce, type Admission } from '../admission/index.js';
import { transaction } from '../db/transaction.js';
import type { Deps } from '../deps.js';
import { ProblemError } from '../http/problem.js';
import { insertJob, prepareJob } from '../mail/index.js';
import { governmentFor, openOrProblem, pepperOrProblem, type PublishedPetition } from '../petitions/index.js';
import { insertContacts } from './contact.repository.js';
import { sealContacts } from './seal-contacts.js';
import type { Keyring } from './keyring.js';
import { publicSigning } from './public-signing.js';
import type { Personal } from './sealed-row.js';
import { insertSignature } from './signature.repository.js';
import { signerKey, softKey } from './signer-key.js';
import { textVersions } from './text-versions.js';

export type SignDeps = Pick<Deps, 'database' | 'keys' | 'clock' | 'random'> & { readonly keyring: Keyring };

/**
 * Takes a signature: a pending row, sealed, and a mail that asks for confirmation, in one transaction. The same work and
 * the same answer whether the mailbox has signed or not (promise 5); which mail it gets is decided when it is sent.
 *
 * @param input its `member` is the one that is credited, by the page that it was posted from
 * @param admission what admits it; its nonce is used up in the same transaction, so one proof makes one signature
 * @param id the client's Idempotency-Key; one that was taken before changes nothing (promise 7)
 * @throws ProblemError `petition-not-open` or `invalid-fields`, the latter also where what admits it was used before
 */
export const sign = async (
  deps: SignDeps,
  published: PublishedPetition,
  input: SignatureInput,
  admission: Admission,
  id?: string,
): Promise<void> => {
  const now = deps.clock.now();
  openOrProblem(published, now);
  const pepper = pepperOrProblem(published);
  const government = governmentFor(published, input.country);
  const address = parseAddress(input.email);
  if (address === undefined) throw new ProblemError('invalid-fields', { errors: [{ path: 'email', code: 'invalid' }] });
  allowedOrProblem(published, input);
  const inPublic = publicSigning(published, input, address);
  const personal = inPublic === undefined ? personalFields(published, input, government.handover) : undefined;
  const { petition } = published;
  const signature = id ?? deps.random.uuid(now);
  const { dataKey, sealed } = personal
    ? await deps.keyring.seal(personal, { petition, signature })
    : { dataKey: null, sealed: null };

  const row = {
    signature,
    petition,
    status: 'pending' as const,
    kind: input.kind,
    country: input.country,
    member: input.member !== undefined && published.members.has(input.member) ? input.member : null,
    lang: bestLanguage([input.lang ?? ''], published.settings.languages, published.settings.defaultLanguage),
    signer_key: signerKey(pepper, petition, address.canonical),
    rule_version: addressRuleVersion,
    soft_key: softKey(pepper, petition, address.canonical),
    flags: JSON.stringify(admission.flags),
    network_tag: admission.networkTag,
    data_key: dataKey,
    sealed,
    sealed_fields: JSON.stringify(Object.keys(personal ?? {})),
    display_name: personal ? shownName(published, input, personal) : null,
    public_entry: inPublic ? JSON.stringify(inPublic.entry) : null,
    public_key: inPublic?.key ?? null,
    domain_check: inPublic?.domainCheck ?? null,
    declined: null,
    // Who signs in public is named everywhere; the form says so.
    handover: inPublic ? ('full-name' as const) : input.withoutName ? ('count-only' as const) : government.handover,
    ...textVersions(published, input, government.ask),
    posted_at: now,
    confirmed_at: null,
    withdrawn_at: null,
  };
  const contacts = await sealContacts(deps, published, {
    input,
    row,
    name: inPublic?.entry.name ?? personal?.name,
    address,
  });
  const mail = prepareJob(deps, { petition, signature, address: address.deliverable });

  await transaction(deps.database, async (tx) => {
    // A retry that comes at the same time finds the row, and uses nothing up.
    if (!(await insertSignature(tx, row))) return;
    if (admission.nonce !== undefined) await useNonce(tx, admission.nonce);
    await insertContacts(tx, contacts);
    await insertJob(tx, mail);
  });
};

/** In clear, only where the petition lists supporters and the signer chose to be among them. */
const shownName = (
  { settings }: PublishedPetition,
  { showName }: SignatureInput,
  { name }: Personal,
): string | null => {
  if (!showName || name === undefined || !settings.fields.includes('showName')) return null;
  // It appears under the coalition's name at once, so it must not be an advertisement.
  if (/@|:\/\/|\bwww\./i.test(name))
    throw new ProblemError('invalid-fields', { errors: [{ path: 'name', code: 'invalid' }] });
  return name;
};

const allowedOrProblem = ({ settings }: PublishedPetition, { kind }: SignatureInput): void => {
  if (!settings.kinds.includes(kind))
    throw new ProblemError('invalid-fields', { errors: [{ path: 'kind', code: 'not-allowed' }] });
};

/** Where only counts are handed over nothing that tells who signed is kept, even if it was sent (promise 11). */
const personalFields = ({ settings }: PublishedPetition, input: SignatureInput, handover: string): Personal => {
  if (input.withoutName || handover === 'count-only') return {};
  if (input.name === undefined)
    throw new ProblemError('invalid-fields', { errors: [{ path: 'name', code: 'required' }] });
  const keepsLocality = settings.fields.includes('locality') && input.locality !== undefined;
  return { name: input.name, ...(keepsLocality && { locality: input.locality }) };
};
