export {
  deleteMember,
  listMembers,
  memberHasSignatures,
  retireMember,
  saveMember,
  type Member,
  type StoredMember,
} from './member.repository.js';
