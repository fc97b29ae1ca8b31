export { openPetitions, type Petitions } from './petitions.js';
export { isDestroyed, isEnd, isOverdue, statusOf } from './lifetime.js';
export { openOrProblem, pepperOrProblem, publishedOrProblem } from './or-problem.js';
export * from './petition.repository.js';
export { optInBoxes, type OptInBox } from './opt-in-boxes.js';
export { petitionView } from './petition-view.js';
export { petitionRoutes } from './petition.routes.js';
export { currentVersion, governmentFor, statusAt, textsIn, type PublishedPetition } from './published-petition.js';
export { recordRoutes } from './record.routes.js';
