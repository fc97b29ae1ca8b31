import { setTimeout } from 'node:timers/promises';
import { paths } from '@uncac-petition/shared';
import type { Demo } from './demo.js';

interface Mail {
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

const waitAtMostMs = 15_000;
const lookEveryMs = 100;

/** Waits for the first mail to an address. @returns the link in it that starts with `path`, such as `/confirm/` */
export const linkFromMail = async (demo: Demo, address: string, path: string): Promise<string> => {
  const deadline = performance.now() + waitAtMostMs;
  while (performance.now() < deadline) {
    const links = (await mailsTo(demo, address)).flatMap((mail) => mail.links);
    const link = links.find((one) => one.startsWith(demo.server + path));
    if (link !== undefined) return link;
    await setTimeout(lookEveryMs);
  }
  throw new Error(`No mail with a link ${path}… has come to ${address}.`);
};
