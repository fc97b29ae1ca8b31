export { openPetitions, type Petitions } from './petitions.js';
export { openOrProblem, publishedOrProblem } from './or-problem.js';
export * from './petition.repository.js';
export { petitionView, textsIn } from './petition-view.js';
export { petitionRoutes } from './petition.routes.js';
export { currentVersion, governmentFor, statusAt, type PublishedPetition } from './published-petition.js';
