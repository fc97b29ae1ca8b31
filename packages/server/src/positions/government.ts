import type { GroupsFile, Handover, PetitionFile, PositionsFile, Stance } from '@uncac-petition/shared';

export type Position = PositionsFile['positions'][number];
export type Group = GroupsFile['groups'][number];

/** What is known of one government, and what follows from it for a signer who lives there. */
export interface KnownGovernment {
  readonly stance: Stance;
  readonly ratified: boolean | null;
  readonly pilot: boolean | null;
  /** Demands that it objects to, by the position that states the stance. */
  readonly objectsTo: readonly string[];
  /** Slug of the ask that a signature from there carries. */
  readonly ask: string;
  readonly handover: Handover;
  /** Of the stance; while that is unknown, of whether it has ratified; null while neither is known. */
  readonly source: string | null;
  readonly asOf: string | null;
}

/**
 * What holds for a country. A fact stays true until a newer position says otherwise: the newest position that states it
 * decides the stance, whether ratified, and whether in the pilot programme, each for itself.
 *
 * @param positions of that country, oldest first
 * @param country undefined for a signer who has not chosen one, or whose government nothing is known of
 */
export const governmentOf = (
  settings: Pick<PetitionFile, 'asks' | 'handover'>,
  positions: readonly Position[],
  groups: readonly Group[],
  country?: string,
): KnownGovernment => {
  const newestFirst = positions.toReversed();
  const stated = newestFirst.find(({ stance }) => stance !== 'unknown');
  const stance = stated?.stance ?? 'unknown';
  const register = newestFirst.find((position) => position.ratified !== null);
  const ratified = register?.ratified ?? null;
  const pilot = newestFirst.find((position) => position.pilot !== null)?.pilot ?? null;
  const memberOf = groups
    .filter(({ countries }) => country !== undefined && countries.includes(country))
    .map(({ group }) => group);
  return {
    stance,
    ratified,
    pilot,
    objectsTo: stated?.objectsTo ?? [],
    ask: chooseAsk(settings.asks, { country, groups: memberOf, stance, ratified }),
    handover: stance === 'reluctant' ? settings.handover.reluctant : settings.handover.default,
    source: (stated ?? register)?.source ?? null,
    asOf: (stated ?? register)?.asOf ?? null,
  };
};

interface Situation {
  readonly country: string | undefined;
  readonly groups: readonly string[];
  readonly stance: Stance;
  readonly ratified: boolean | null;
}

type AskEntry = PetitionFile['asks'][number];

/** By country, else group, else ratification and stance in the order of the file, else the neutral one. */
const chooseAsk = (asks: readonly AskEntry[], { country, groups, stance, ratified }: Situation): string => {
  const fits = (test: (when: NonNullable<AskEntry['when']>) => boolean) =>
    asks.find(({ when }) => when !== undefined && test(when));
  const chosen =
    fits((when) => 'country' in when && when.country === country) ??
    fits((when) => 'group' in when && groups.includes(when.group)) ??
    fits(
      (when) => ('ratified' in when && when.ratified === ratified) || ('stance' in when && when.stance === stance),
    ) ??
    asks.find(({ when }) => when === undefined);
  if (chosen === undefined) throw new Error('A petition has an ask without a rule');
  return chosen.ask;
};
