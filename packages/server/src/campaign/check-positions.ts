import { Slug, type PetitionFile, type PositionsFile } from '@uncac-petition/shared';
import { z } from 'zod';
import type { CampaignFile } from './campaign-file.js';
import { checkDuplicates } from './check-duplicates.js';

/**
 * That positions speak of demands that there are, and that none stands there twice.
 *
 * @param petition undefined where its file has problems of its own, so that its demands are not known
 */
export const checkPositions = (
  file: CampaignFile<PositionsFile>,
  petition: Pick<PetitionFile, 'demands'> | undefined,
): string[] => {
  const demands = petition && new Set(petition.demands.map(({ demand }) => demand));
  const problems = demandsIn(file.raw).flatMap(({ supports, objectsTo }, index) => [
    ...Object.entries({ supports, objectsTo }).flatMap(([part, names]) =>
      names.flatMap((demand, place) =>
        demands === undefined || demands.has(demand)
          ? []
          : [
              file.problem(
                ['positions', index, part, place],
                `positions[${index}].${part} names ${demand}, which is no demand of the petition: correct it`,
              ),
            ],
      ),
    ),
    ...objectsTo
      .filter((demand) => supports.includes(demand))
      .map((demand) =>
        file.problem(
          ['positions', index, 'objectsTo'],
          `positions[${index}].objectsTo names ${demand}, which stands in supports too: remove it from one of them`,
        ),
      ),
  ]);
  const positions = file.value?.positions ?? [];
  const names = positions.map(({ country, asOf, source }) => `${country} ${asOf} (${source})`);
  return [...problems, ...checkDuplicates(file, 'positions', names)];
};

const Demands = z.array(Slug).catch([]);
const Raw = z.object({
  positions: z.array(z.object({ supports: Demands, objectsTo: Demands }).catch({ supports: [], objectsTo: [] })),
});

/** Also where the rest of the file is not sound, so that all is said in the same go. */
const demandsIn = (raw: unknown) => Raw.safeParse(raw).data?.positions ?? [];
