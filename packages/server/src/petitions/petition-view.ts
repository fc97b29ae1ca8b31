import { bestLanguage, paths, type Government, type Petition } from '@uncac-petition/shared';
import type { Config } from '../config/config.js';
import type { Member } from '../members/index.js';
import type { KnownGovernment } from '../positions/index.js';
import { askView } from './ask-view.js';
import { optInBoxes } from './opt-in-boxes.js';
import { currentVersion, statusAt, textsIn, type PublishedPetition } from './published-petition.js';
import { localized, milestonesView } from './record-view.js';

interface Wanted {
  /** Language tags, the most wanted first. */
  readonly languages: readonly string[];
  readonly member?: string | undefined;
  /** Whether the page that asks is another's, so that the member gets no contact data from it, and no box is shown. */
  readonly isUncredited?: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The public view of a petition in one language: the body of `GET /v1/petitions/{petition}`. */
export const petitionView = (
  published: PublishedPetition,
  config: Pick<Config, 'publicUrl' | 'mailFrom'>,
  wanted: Wanted,
): Petition => {
  const { petition, settings } = published;
  const lang = bestLanguage(wanted.languages, settings.languages, settings.defaultLanguage);
  const texts = textsIn(published, lang);
  const member = wanted.member === undefined ? undefined : published.members.get(wanted.member);
  const here = (path: string) => `${config.publicUrl}${path}`;

  return {
    petition,
    status: statusAt(published, wanted.now),
    opensAt: settings.opensAt,
    closesAt: settings.closesAt,
    lang,
    languages: [...settings.languages],
    versions: {
      petition: currentVersion(published, 'petition'),
      privacy: currentVersion(published, 'privacy'),
      consent: currentVersion(published, 'consent'),
    },
    title: texts.title,
    summary: texts.summary,
    demands: settings.demands.map(({ demand, outcome, source }) => ({
      demand,
      title: texts.demands[demand]?.title ?? demand,
      text: texts.demands[demand]?.text ?? '',
      outcome,
      source,
    })),
    consent: texts.consent,
    responsible: settings.responsible,
    mail: { ...texts.mail, address: config.mailFrom },
    kinds: [...settings.kinds],
    fields: [...settings.fields],
    goals: [...settings.goals],
    governments: governmentsView(published, lang),
    milestones: milestonesView(published, lang),
    member: member === undefined ? null : memberView(petition, member, config.publicUrl),
    successor: settings.successor && {
      name: localized(settings.successor.name, lang, settings.defaultLanguage),
      url: settings.successor.url,
    },
    optIn: optInBoxes(published, lang, wanted.isUncredited ? undefined : wanted.member).map(
      ({ box, name, text, version }) => ({
        holder: box,
        name,
        text,
        version,
      }),
    ),
    proofOfWork: settings.proofOfWork,
    share: shareView(published, config.publicUrl, lang, member),
    links: { page: here(paths.page(petition)), privacy: here(paths.privacy(petition)) },
  };
};

const memberView = (
  petition: string,
  { member, name, kind, country, url, logo, colours, privacy }: Member,
  publicUrl: string,
): Petition['member'] => ({
  member,
  name,
  kind,
  country,
  url,
  colours,
  privacy,
  logo: logo === null ? null : `${publicUrl}${paths.memberLogo(petition, member)}`,
});

/** What is shared from a member's page brings others to it again. */
export const shareView = (
  published: PublishedPetition,
  publicUrl: string,
  lang: string,
  member: Member | undefined,
): Petition['share'] => {
  const { petition, settings } = published;
  const query = member === undefined ? '' : `?${new URLSearchParams({ member: member.member }).toString()}`;
  return {
    text: member?.share ? localized(member.share, lang, settings.defaultLanguage) : textsIn(published, lang).share,
    url: `${publicUrl}${paths.page(petition)}${query}`,
  };
};

const governmentsView = (published: PublishedPetition, lang: string): Petition['governments'] => {
  const view = ({ objectsTo, ask, ...government }: KnownGovernment, country?: string): Government => ({
    ...government,
    ask: askView(published, lang, ask, { objectsTo, country }),
  });
  return {
    default: view(published.unknownGovernment),
    countries: Object.fromEntries(
      [...published.governments].map(([country, government]) => [country, view(government, country)]),
    ),
  };
};
