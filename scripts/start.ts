import { join } from 'node:path';
import { StartError, startServer } from '@uncac-petition/server';
import { buildForBrowsers } from './demo/build-for-browsers.js';
import { prepareDemo } from './demo/prepare-demo.js';
import { partnerPages, servePartnerPages } from './demo/partner-pages.js';

/** The main job on its embedded default: the example campaign, a development mailbox, and two partner pages. */
const start = async (): Promise<void> => {
  await buildForBrowsers();
  const { config, deps } = await prepareDemo();
  const server = await startServer(deps);
  const pages = await servePartnerPages(config).catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });

  const stop = (): void => {
    pages.close();
    void server.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);

  console.log(
    [
      '',
      'The petition is open. Sign on one page, and watch the count move on the other:',
      ...partnerPages.map(({ name, offset }) => `  ${name.padEnd(22)} http://localhost:${config.port + offset}`),
      `  ${'petition server'.padEnd(22)} ${config.publicUrl}/p/review-mechanism`,
      config.smtpUrl === undefined
        ? `  ${'development mailbox'.padEnd(22)} ${config.publicUrl}/dev/mail`
        : '  Mails go to the server that SMTP_URL names.',
      '',
      `Names are sealed to a demo identity, ${join(config.dataDir, 'demo-identity.txt')}, contact data of those who opt in to`,
      'demo-contacts-lead.txt and demo-contacts-member.txt beside it; real ones never lie on a server. Its SECRET lies there',
      'too, where whoever takes the data has it as well. So let nobody sign here who could come to harm.',
      'Ready. Ctrl-C stops it.',
    ].join('\n'),
  );
};

try {
  await start();
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exit(1);
}
