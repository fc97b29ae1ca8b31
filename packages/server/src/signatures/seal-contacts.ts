import type { Address, SignatureInput } from '@uncac-petition/shared';
import { iso, startOfDay } from '../config/clock.js';
import { optInBoxes, type PublishedPetition } from '../petitions/index.js';
import type { ContactTable } from './contact.table.js';
import type { SignDeps } from './sign.js';
import type { SignatureRow } from './signature.repository.js';
import { seen } from './text-versions.js';

interface OptingIn {
  readonly input: SignatureInput;
  readonly row: Pick<SignatureRow, 'petition' | 'signature' | 'lang' | 'country' | 'posted_at'>;
  readonly name: string | undefined;
  readonly address: Address;
}

/**
 * Seals the contact data of a signer once for each holder whose box is ticked. A box that is no longer there, because its
 * holder's key was removed a moment ago, is passed over: nobody gets the data, and the signature is not lost.
 *
 * @throws ProblemError `invalid-fields` for a sentence's version that there isn't yet
 */
export const sealContacts = async (
  { keyring, random }: SignDeps,
  published: PublishedPetition,
  { input, row, name, address }: OptingIn,
): Promise<ContactTable[]> => {
  const { petition, signature, lang, country, posted_at } = row;
  const ticked = optInBoxes(published, lang, input.member).filter(({ box }) => input.optIn.includes(box));
  const rows = ticked.map(async ({ box, holder, key }) => {
    const consent_text = `opt-in/${box}`;
    const consent_version = seen(published, consent_text, `optIn.${box}`, input.versions?.optIn?.[box]);
    // Its holder learns the id, and the day of the signature: nothing finer.
    const contact = random.uuid(startOfDay(posted_at));
    const data = { email: address.deliverable, lang, country, ...(name !== undefined && { name }) };
    const { dataKey, sealed } = await keyring.sealContact(data, { petition, contact, holder }, key);
    return {
      contact,
      petition,
      signature,
      holder,
      data_key: dataKey,
      sealed,
      consent_text,
      consent_version,
      consent_day: iso(posted_at).slice(0, 10),
      withdrawn_at: null,
    };
  });
  return Promise.all(rows);
};
