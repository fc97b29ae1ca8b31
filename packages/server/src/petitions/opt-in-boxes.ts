import type { OptInHolder } from '@uncac-petition/shared';
import { currentVersion, textsIn, type PublishedPetition } from './published-petition.js';

/** A box to opt in, with the one holder who may then write to the signer. */
export interface OptInBox {
  readonly box: OptInHolder;
  /** `lead`, or a member's slug after `member/`. */
  readonly holder: string;
  readonly name: string;
  /** age public key of that holder alone. */
  readonly key: string;
  /** The sentence beside the box, in which the holder is named. */
  readonly text: string;
  readonly version: number;
}

/**
 * The boxes on a page: the credited member's and the lead's, each only where its holder has a key and there is a sentence
 * to agree to.
 *
 * @param member slug of the member whose page asks
 */
export const optInBoxes = (published: PublishedPetition, lang: string, member: string | undefined): OptInBox[] => {
  const sentences = textsIn(published, lang).optIn;
  const box = (one: OptInHolder, holder: string, { name, contactKey }: Holder): OptInBox[] => {
    const sentence = sentences?.[one];
    if (contactKey === null || sentence === undefined) return [];
    const text = sentence.replaceAll('{holder}', () => name);
    return [{ box: one, holder, name, key: contactKey, text, version: currentVersion(published, `opt-in/${one}`) }];
  };
  const credited = member === undefined ? undefined : published.members.get(member);
  const { lead } = published.settings;
  return [
    ...(credited === undefined ? [] : box('member', `member/${credited.member}`, credited)),
    // A petition from before there were leads has none in its settings.
    ...(lead ? box('lead', 'lead', lead) : []),
  ];
};

interface Holder {
  readonly name: string;
  readonly contactKey: string | null;
}
