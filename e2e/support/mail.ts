import { paths } from '@uncac-petition/shared';
import { vi } from 'vitest';
import type { Demo } from './demo.js';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly links: readonly string[];
}

export const mailsTo = async ({ server }: Demo, address: string): Promise<Mail[]> => {
  const response = await fetch(server + paths.devMail, { headers: { accept: 'application/json' } });
  const mails = (await response.json()) as Mail[];
  return mails.filter(({ to }) => to === address);
};

/** Waits for the first mail to an address. @returns the link in it that starts with `path`, such as `/confirm/` */
export const linkFromMail = (demo: Demo, address: string, path: string): Promise<string> =>
  vi.waitFor(
    async () => {
      const links = (await mailsTo(demo, address)).flatMap((mail) => mail.links);
      const link = links.find((one) => one.startsWith(demo.server + path));
      if (link === undefined) throw new Error(`No mail with a link ${path}… has come to ${address}.`);
      return link;
    },
    { timeout: 15_000, interval: 100 },
  );
