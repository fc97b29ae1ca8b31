import { chromeLauncher } from '@web/test-runner-chrome';

/** Two pages run at once, and only one of them is in front: the other would hear of no focus. */
const createPage = async ({ context }) => {
  const page = await context.newPage();
  const session = await page.createCDPSession();
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  return page;
};

export const chromium = () =>
  chromeLauncher({
    createPage,
    launchOptions: {
      executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
      args: [
        '--headless=new',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  });
