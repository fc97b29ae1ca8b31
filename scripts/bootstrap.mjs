/* Usage: node scripts/bootstrap.mjs SCRIPT.ts [ARGUMENT…]. From a bare clone to a TypeScript script that runs on the
   pinned Node.js. Old versions of Node.js must be able to read this file and check-node.mjs, to say that they are old. */
import { checkNode } from './bootstrap/check-node.mjs';

const problem = checkNode(process.version);
if (problem) {
  console.error(problem);
  process.exitCode = 1;
} else {
  import('./bootstrap/run.mjs')
    .then(function (bootstrap) {
      return bootstrap.run(process.argv.slice(2));
    })
    .then(function (exitCode) {
      process.exitCode = exitCode;
    })
    .catch(function (error) {
      console.error(error.message);
      process.exitCode = 1;
    });
}
