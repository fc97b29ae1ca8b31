import type { PostedFrom } from '../http/posted-from.js';
import type { Member } from './member.repository.js';

/**
 * The member to which a signature is credited: the one that is named, if it was posted from one of its own sites or
 * frames, from a page of ours, or if it lists no sites at all. Whoever else names it signs all the same, for nobody.
 *
 * @param member the one that the page names; undefined when it names none, or one that is unknown or retired
 * @param publicUrl our own address
 */
export const creditedMember = (
  member: Member | undefined,
  { origin }: PostedFrom,
  publicUrl: string,
): Member | undefined => {
  if (member === undefined || listsNoSite(member)) return member;
  const isCredited = origin !== undefined && (origin === originOf(publicUrl) || isSiteOf(member, origin));
  return isCredited ? member : undefined;
};

/**
 * The same for the form on a page of ours, whose address names the member. Our pages give no referrer, so browsers send
 * `Origin: null`; whether another site posted the form is told by `Sec-Fetch-Site`, and where that is not sent, by an origin.
 */
export const creditedOnOwnPage = (
  member: Member | undefined,
  posted: PostedFrom,
  publicUrl: string,
): Member | undefined => {
  const { origin = 'null', site = 'same-origin' } = posted;
  const fromHere =
    site !== 'cross-site' && site !== 'same-site' && (origin === 'null' || origin === originOf(publicUrl));
  return fromHere ? member : creditedMember(member, posted, publicUrl);
};

/** Whether an origin is one of a member's sites, or of the frames in which its site builder shows embedded code. */
export const isSiteOf = ({ origins, frameOrigins }: Member, origin: string): boolean =>
  origins.includes(origin) || frameOrigins.some((one) => one === origin);

/** Then it is credited from anywhere. */
export const listsNoSite = ({ origins, frameOrigins }: Member): boolean =>
  origins.length === 0 && frameOrigins.length === 0;

/** Scheme, host and port of an address. */
export const originOf = (url: string): string => new URL(url).origin;
