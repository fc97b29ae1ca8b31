import { currentVersion, askFiller, findTextVersion, governmentFor, textsIn } from '../petitions/index.js';
import type { PublishedPetition } from '../petitions/index.js';
import { contactHolders, staysWhereChecked, type SignatureRow } from '../signatures/index.js';
import { readEntry } from './entry-text.js';
import type { MineView } from './mine-page.js';
import type { PageDeps } from './page-deps.js';

/** All that is held about a signature, as its signer may see it; nothing of it was unsealed. */
export const mineView = async (
  { database, petitions }: Pick<PageDeps, 'database' | 'petitions'>,
  signature: SignatureRow,
): Promise<MineView> => {
  const published = petitions.find(signature.petition);
  if (published === undefined) throw new Error(`Petition ${signature.petition} is not served here`);
  const { lang, country, kind, status, handover } = signature;
  const memberName = (member: string) => published.members.get(member)?.name ?? member;
  const holders = await contactHolders(database.reads, signature.signature);
  return {
    lang,
    catalogues: published.catalogues,
    title: textsIn(published, lang).title,
    country,
    kind,
    status,
    handover,
    ask: askText(published, signature, await askTemplate(database.reads, published, signature)),
    member: signature.member === null ? null : memberName(signature.member),
    signedAt: signature.posted_at,
    sealedFields: JSON.parse(signature.sealed_fields) as string[],
    contactHolders: holders.map((holder) => ({
      holder,
      name: holder === 'lead' ? (published.settings.lead?.name ?? holder) : memberName(holder.replace(/^member\//, '')),
    })),
    displayName: signature.display_name,
    entry: readEntry(signature.public_entry),
    canMove: !staysWhereChecked(signature),
  };
};

/** The ask as it was worded in the version that the signature was given to (promise 12). */
const askTemplate = async (
  queries: PageDeps['database']['reads'],
  published: PublishedPetition,
  { petition, ask, ask_version, lang }: SignatureRow,
): Promise<string> => {
  const { defaultLanguage } = published.settings;
  const now = textsIn(published, lang).asks[ask]?.text ?? '';
  if (ask_version === currentVersion(published, `ask/${ask}`)) return now;
  const stored = await findTextVersion(queries, petition, `ask/${ask}`, ask_version);
  const byLanguage = JSON.parse(stored?.content ?? '{}') as Record<string, { readonly text: string }>;
  return byLanguage[lang]?.text ?? byLanguage[defaultLanguage]?.text ?? now;
};

const askText = (published: PublishedPetition, { lang, country }: SignatureRow, template: string): string =>
  askFiller(textsIn(published, lang), lang, { ...governmentFor(published, country), country })(template);
