import { challengePath, localePath, petitionPath, signaturesPath } from './form-paths.js';
import { calendarPath, totalsPath, totalsStreamPath } from './totals-paths.js';

/** Paths of the public contract, relative to the server's address. */
export const paths = {
  petition: petitionPath,
  totals: totalsPath,
  totalsStream: totalsStreamPath,
  challenge: challengePath,
  signatures: signaturesPath,
  supporters: (petition: string) => `${petitionPath(petition)}/supporters`,
  positions: (petition: string) => `${petitionPath(petition)}/positions`,
  positionsOf: (petition: string, country: string) =>
    `${petitionPath(petition)}/positions/${encodeURIComponent(country)}`,
  milestones: (petition: string) => `${petitionPath(petition)}/milestones`,
  calendar: calendarPath,
  groups: (petition: string) => `${petitionPath(petition)}/groups`,
  memberLogo: (petition: string, member: string) =>
    `${petitionPath(petition)}/members/${encodeURIComponent(member)}/logo`,
  members: (petition: string) => `${petitionPath(petition)}/members`,
  /** Behind a token. */
  memberTotals: (petition: string) => `${petitionPath(petition)}/members/totals`,
  export: (petition: string) => `${petitionPath(petition)}/export`,
  page: (petition: string) => `/p/${encodeURIComponent(petition)}`,
  /** For pages that show links: a PNG with the public total. */
  picture: (petition: string) => `/p/${encodeURIComponent(petition)}/picture.png`,
  /** How a page that is given a petition's address shows it. */
  oembed: '/oembed',
  /** For a frame. */
  embed: (petition: string) => `/embed/${encodeURIComponent(petition)}`,
  privacy: (petition: string) => `/p/${encodeURIComponent(petition)}/privacy`,
  /** Mails a signer the link to their own signature. */
  mineByMail: (petition: string) => `/p/${encodeURIComponent(petition)}/mine`,
  confirm: (token: string) => `/confirm/${token}`,
  mine: (token: string) => `/mine/${token}`,
  /** "Never write to me again". */
  stop: (token: string) => `/stop/${token}`,
  open: '/open',
  embedBuilder: '/embed-builder',
  widget: '/widget/v1/uncac-petition.js',
  /** A file of a released version, which never changes. */
  widgetRelease: (version: string, path: string) => `/widget/${version}/${path}`,
  wellKnown: '/.well-known/uncac-petition.json',
  /** Sets the height of frames. */
  frame: '/widget/v1/frame.js',
  locale: localePath,
  devMail: '/dev/mail',
  livez: '/livez',
  readyz: '/readyz',
  openapi: '/openapi.json',
} as const;
