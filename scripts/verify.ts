import { runChecks, showCheck } from './checks.js';

const results = await runChecks(showCheck);
if (results.some(({ passed }) => !passed)) process.exitCode = 1;
