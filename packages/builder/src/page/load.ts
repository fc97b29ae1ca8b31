import { paths, type Release } from '@uncac-petition/shared/constants';
import type { Petition, PublicMembers } from '@uncac-petition/shared';
import type { Member, PetitionFacts } from './builder-state.js';

/** @returns undefined where there is no such thing, or no answer */
const fetchJson = async <Body>(path: string): Promise<Body | undefined> => {
  try {
    const answer = await fetch(path, { credentials: 'omit' });
    return answer.ok ? ((await answer.json()) as Body) : undefined;
  } catch {
    return undefined;
  }
};

export const loadMembers = async (petition: string): Promise<readonly Member[] | undefined> => {
  const body = await fetchJson<PublicMembers>(paths.members(petition));
  return body?.members.toSorted((a, b) => a.name.localeCompare(b.name));
};

/** @param lang empty for the one that the petition speaks first: the words of a link that speaks for any page */
export const loadFacts = async (petition: string, lang: string): Promise<PetitionFacts | undefined> => {
  const query = lang === '' ? '' : `?${new URLSearchParams({ lang }).toString()}`;
  return fetchJson<Petition>(`${paths.petition(petition)}${query}`);
};

/** The release that the server serves now; undefined where it keeps none. */
export const loadRelease = async (): Promise<Release | undefined> => {
  const body = await fetchJson<{ readonly widget?: Partial<Release> }>('/.well-known/uncac-petition.json');
  const { version, integrity } = body?.widget ?? {};
  return version === undefined || integrity === undefined ? undefined : { version, integrity };
};
