export { creditedMember, creditedOnOwnPage, isSiteOf, listsNoSite, originOf } from './credit.js';
export {
  deleteMember,
  listMembers,
  membersWithSignatures,
  retireMember,
  saveMember,
  type Member,
  type StoredMember,
} from './member.repository.js';
export { logoFormat } from './logo-format.js';
export { deleteLogo, findLogo, listLogos, saveLogo } from './logo.repository.js';
export { listSightings, type Sighting } from './sighting.repository.js';
export { createSightings, type Sightings } from './sightings.js';
