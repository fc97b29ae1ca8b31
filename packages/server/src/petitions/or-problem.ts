import { ProblemError } from '../http/problem.js';
import type { Petitions } from './petitions.js';
import { statusAt, type PublishedPetition } from './published-petition.js';

/** @throws ProblemError `petition-not-found` */
export const publishedOrProblem = (petitions: Petitions, petition: string): PublishedPetition => {
  const published = petitions.find(petition);
  if (published === undefined) throw new ProblemError('petition-not-found');
  return published;
};

/** @throws ProblemError `petition-not-open` when it was destroyed, some time after the close */
export const pepperOrProblem = ({ pepper }: PublishedPetition): Buffer => {
  if (pepper === undefined) throw new ProblemError('petition-not-open', { detail: 'The petition is closed.' });
  return pepper;
};

/** @param now milliseconds since 1970 @throws ProblemError `petition-not-open` */
export const openOrProblem = (published: PublishedPetition, now: number): void => {
  const status = statusAt(published, now);
  if (status !== 'open') throw new ProblemError('petition-not-open', { detail: `The petition is ${status}.` });
};
