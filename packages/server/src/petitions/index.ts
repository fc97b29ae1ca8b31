export { openPetitions, type Petitions } from './petitions.js';
export * from './petition.repository.js';
export { petitionView, textsIn } from './petition-view.js';
export { petitionRoutes, publishedOrProblem } from './petition.routes.js';
export { currentVersion, governmentFor, statusAt, type PublishedPetition } from './published-petition.js';
