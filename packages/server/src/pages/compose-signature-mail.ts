import { limits, paths } from '@uncac-petition/shared';
import type { Deps } from '../deps.js';
import type { Letter } from '../mail/index.js';
import { textsIn, type Petitions } from '../petitions/index.js';
import { findSignatureMail, type MailAbout } from '../signatures/index.js';
import { confirmationMail, knownMail, mineMail } from './signature-mail.js';

type ComposeDeps = Pick<Deps, 'config' | 'database' | 'keys'> & { readonly petitions: Petitions };

/** Writes the mail of a job; undefined when there is nothing to write: nothing left to confirm, or nothing signed. */
export const composeSignatureMail = async (
  deps: ComposeDeps,
  about: MailAbout,
  stopToken: string,
): Promise<Letter | undefined> => {
  const mail = await findSignatureMail(deps, about);
  const published = mail && deps.petitions.find(mail.petition);
  if (mail === undefined || published === undefined) return undefined;
  const { config } = deps;
  const texts = textsIn(published, mail.lang);
  const data = {
    lang: mail.lang,
    catalogues: published.catalogues,
    petitionTitle: texts.title,
    responsible: published.settings.responsible,
    sender: { name: texts.mail.sender, address: config.mailFrom },
    subject: texts.mail.subject,
    stopLink: `${config.publicUrl}${paths.stop(stopToken)}?${new URLSearchParams({ lang: mail.lang, petition: mail.petition }).toString()}`,
  };
  const memberName = siteOf(published.members.get(mail.member ?? ''));
  const confirmLink = (token: string) => `${config.publicUrl}${paths.confirm(token)}`;
  if (mail.purpose === 'confirm')
    return confirmationMail({
      ...data,
      link: confirmLink(mail.confirmToken),
      memberName,
      days: limits.confirmationDays,
    });
  const link = `${config.publicUrl}${paths.mine(mail.mineToken)}`;
  if (mail.purpose === 'mine') return mineMail({ ...data, link });
  const { alsoBroughtToken: token } = mail;
  const alsoBrought = token === null || memberName === null ? null : { memberName, link: confirmLink(token) };
  return knownMail({ ...data, link, alsoBrought });
};

/** The member by name, and the site where the form was filled in. */
const siteOf = (member: { readonly name: string; readonly url: string | null } | undefined): string | null => {
  if (member === undefined) return null;
  return member.url === null ? member.name : `${member.name} (${URL.parse(member.url)?.host})`;
};
