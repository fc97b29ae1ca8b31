export { creditedMember, creditedOnOwnPage, isSiteOf, listsNoSite, originOf } from './credit.js';
export {
  deleteMember,
  listMembers,
  memberHasSignatures,
  retireMember,
  saveMember,
  type Member,
  type StoredMember,
} from './member.repository.js';
export { listSightings, type Sighting } from './sighting.repository.js';
export { createSightings, type Sightings } from './sightings.js';
