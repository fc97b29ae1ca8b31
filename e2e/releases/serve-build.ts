/* The real server, with the build of the widget that lies in the folder of the first argument. */
import { environment, openDeps, readConfig, startServer } from '@uncac-petition/server';

const [, , folder = ''] = process.argv;
const config = readConfig(environment(), 'server');
await startServer(await openDeps(config), undefined, folder);
console.log(`Ready at ${config.publicUrl}`);
