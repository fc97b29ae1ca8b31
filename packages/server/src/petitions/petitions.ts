import type { Deps } from '../deps.js';
import { listRevisions } from './petition.repository.js';
import { loadPublished, type PublishedPetition } from './published-petition.js';

/** The petitions of this database, kept in memory and made anew when the campaign changes. */
export interface Petitions {
  readonly find: (petition: string) => PublishedPetition | undefined;
  readonly all: () => readonly PublishedPetition[];
  /** Takes in what `campaign apply` changed; cheap while nothing has. */
  readonly refresh: () => Promise<void>;
}

/** @throws StartError when `SECRET` does not fit a petition in the database */
export const openPetitions = async (deps: Pick<Deps, 'database' | 'keys'>): Promise<Petitions> => {
  const published = new Map<string, PublishedPetition>();
  const refresh = async (): Promise<void> => {
    const revisions = await listRevisions(deps.database.reads);
    for (const { petition, revision } of revisions) {
      if (published.get(petition)?.revision === revision) continue;
      const loaded = await loadPublished(deps.database.reads, deps.keys, petition);
      if (loaded !== undefined) published.set(petition, loaded);
    }
  };
  await refresh();
  return { find: (petition) => published.get(petition), all: () => [...published.values()], refresh };
};
