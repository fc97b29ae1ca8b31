export { currentPosition } from './current-position.js';
export { governmentOf, type Group, type KnownGovernment, type Position } from './government.js';
export { deleteGroup, insertPosition, listGroups, listPositions, saveGroup } from './position.repository.js';
