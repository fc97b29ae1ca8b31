export { openPetitions, type Petitions } from './petitions.js';
export { openOrProblem, publishedOrProblem } from './or-problem.js';
export * from './petition.repository.js';
export { optInBoxes, type OptInBox } from './opt-in-boxes.js';
export { petitionView } from './petition-view.js';
export { petitionRoutes } from './petition.routes.js';
export { currentVersion, governmentFor, statusAt, textsIn, type PublishedPetition } from './published-petition.js';
export { recordRoutes } from './record.routes.js';
