import { paths } from '@uncac-petition/shared';
import type { Html } from '../http/html.js';
import { preferredLanguages } from '../http/preferred-languages.js';
import { shareView, textsIn } from '../petitions/index.js';
import type { SignatureRow } from '../signatures/index.js';
import { pageLanguage } from './catalogue.js';
import { invalidLinkPage, type ConfirmContext } from './confirm-pages.js';
import type { PageDeps } from './page-deps.js';

/** What the pages behind a signature's links have in common; undefined when its petition is not served here. */
export const linkContext = (
  { petitions, config }: Pick<PageDeps, 'petitions' | 'config'>,
  { petition, lang, member }: SignatureRow,
): ConfirmContext | undefined => {
  const published = petitions.find(petition);
  if (published === undefined) return undefined;
  const credited = member === null ? undefined : published.members.get(member);
  const share = shareView(published, config.publicUrl, lang, credited);
  return {
    lang,
    catalogues: published.catalogues,
    petition,
    title: textsIn(published, lang).title,
    back: credited?.url ? { name: credited.name, url: credited.url } : null,
    shareUrl: share.url,
    shareText: share.text,
  };
};

/** In the reader's language: a link that does not work belongs to no signature, and so perhaps to any petition. */
export const invalidLink = ({ petitions }: Pick<PageDeps, 'petitions'>, acceptLanguage: string | undefined): Html => {
  const lang = pageLanguage(preferredLanguages(acceptLanguage));
  const ways = petitions.all().map((published) => ({
    title: textsIn(published, lang).title,
    href: `${paths.mineByMail(published.petition)}?lang=${lang}`,
  }));
  return invalidLinkPage(lang, ways);
};
