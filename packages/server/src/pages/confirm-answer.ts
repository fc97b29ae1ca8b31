import { paths } from '@uncac-petition/shared';
import type { Html } from '../http/html.js';
import { preferredLanguages } from '../http/preferred-languages.js';
import {
  confirm,
  disown,
  findEntries,
  findMemberToNote,
  linkToken,
  type Confirmable,
  type Disowned,
  type SignatureRow,
} from '../signatures/index.js';
import { isAwaited } from '../tally/index.js';
import { pageLanguage } from './catalogue.js';
import type { Choice } from './confirm-choice.js';
import {
  alreadySignedPage,
  awaitingPage,
  confirmedPage,
  confirmPage,
  declinedPage,
  disownedPage,
  expiredPage,
  nothingPage,
  signedAgainPage,
  withdrawnPage,
  type ConfirmContext,
} from './confirm-pages.js';
import { linkContext } from './link-context.js';
import type { PageDeps } from './page-deps.js';

type Outcome = Confirmable | Disowned;
type Found = Extract<Outcome, { signature: SignatureRow }>;

interface Answer {
  /** Undefined for a link that does not work. */
  readonly html: Html | undefined;
  readonly status: 200 | 404 | 410 | 422;
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const noEntry = '00000000-0000-0000-0000-000000000000';

/** Does what a form of the page asks for. @param body of the form; without an action it confirms */
export const actOnEntry = (
  deps: PageDeps,
  token: string,
  { action, signature }: Readonly<Record<string, unknown>>,
): Promise<Outcome> => {
  if (action === 'not-me') return disown(deps, token);
  const known = action === undefined || action === 'confirm';
  if (known && signature === undefined) return confirm(deps, token);
  return confirm(deps, token, known && typeof signature === 'string' && uuid.test(signature) ? signature : noEntry);
};

/** @param request its Accept-Language, and how many entries to skip */
export const confirmAnswer = async (
  deps: PageDeps,
  found: Outcome,
  { language, skip = 0 }: { readonly language: string | undefined; readonly skip?: number },
): Promise<Answer> => {
  if (found.state === 'nothing') return { html: nothingPage(pageLanguage(preferredLanguages(language))), status: 200 };
  const context = found.state === 'invalid' ? undefined : linkContext(deps, found.signature);
  if (found.state === 'invalid' || context === undefined) return { html: undefined, status: 404 };
  return { html: await pageFor(deps, found, context, skip), status: statusOf(found.state) };
};

const statusOf = (state: Found['state']): Answer['status'] => {
  if (state === 'unchosen') return 422;
  return state === 'expired' ? 410 : 200;
};

const pageFor = async (deps: PageDeps, found: Found, context: ConfirmContext, skip: number): Promise<Html> => {
  const { state, signature } = found;
  switch (state) {
    case 'withdrawn':
      return withdrawnPage(context);
    case 'pending':
    case 'unchosen': {
      const member = nameOf(deps, signature, await findMemberToNote(deps, signature));
      if (member !== null) return signedAgainPage(context, member);
      return confirmPage(context, withOwn(await choiceFor(deps, signature, skip), signature), state === 'unchosen');
    }
    case 'expired':
      // Whatever waits is another entry than the link's, and must be chosen.
      return expiredPage(context, { ...(await choiceFor(deps, signature, skip)), own: '' });
    case 'erased':
      return disownedPage(context, await choiceFor(deps, signature, skip), (entry) =>
        paths.confirm(linkToken(deps.keys, 'confirm-link', entry)),
      );
    case 'duplicate':
      return alreadySignedPage(context, await countWith(deps, signature), nameOf(deps, signature, found.alsoBrought));
    case 'declined':
      return declinedPage(context);
    case 'awaiting':
      return awaitingPage(context, mineUrl(deps, signature));
    case 'confirmed':
      return confirmedPage(context, await countWith(deps, signature), mineUrl(deps, signature));
  }
};

const mineUrl = ({ keys }: PageDeps, signature: SignatureRow): string =>
  paths.mine(linkToken(keys, 'mine-link', signature));

/** Null for a member that takes part no longer. */
const nameOf = ({ petitions }: PageDeps, { petition }: SignatureRow, member: string | null): string | null =>
  petitions.find(petition)?.members.get(member ?? '')?.name ?? null;

/** What waits from the mailbox of a link. Only such a link shows it, and it shows nothing that is sealed. */
const choiceFor = async (deps: PageDeps, signature: SignatureRow, skip: number): Promise<Choice> => {
  const members = deps.petitions.find(signature.petition)?.members;
  return {
    ...(await findEntries(deps, signature, Number.isSafeInteger(skip) && skip > 0 ? skip : 0)),
    own: signature.signature,
    memberName: (member) => members?.get(member)?.name ?? member,
  };
};

/** The link's own entry can always be chosen, however many newer ones there are. */
const withOwn = (choice: Choice, signature: SignatureRow): Choice =>
  choice.entries.some((entry) => entry.signature === choice.own)
    ? choice
    : { ...choice, entries: [signature, ...choice.entries] };

/** The public total, and one more as long as the tally has not come to this signature: whoever signs is in the number they see. */
const countWith = async ({ database, totals }: PageDeps, { petition, signature }: SignatureRow): Promise<number> => {
  const current = totals.current(petition)?.totals;
  const awaited = await isAwaited(database.reads, signature, current?.sequence ?? 0);
  return (current?.signatures.total ?? 0) + (awaited ? 1 : 0);
};
