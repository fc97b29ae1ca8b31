import { join } from 'node:path';

/** Where the npm package `node`, a devDependency of the workspace, puts its binary. */
export function pinnedNode(root) {
  return join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}
