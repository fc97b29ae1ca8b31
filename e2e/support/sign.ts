import { paths } from '@uncac-petition/shared';
import type { FrameLocator, Page } from 'playwright-core';
import type { Demo } from './demo.js';
import { linkFromMail } from './mail.js';
import { prove } from './proof.js';

export const petition = 'review-mechanism';

export interface Signer {
  readonly name: string;
  readonly email: string;
}

/** Fills in the element's form on an English page, or in a frame; sends nothing. */
export const fillForm = async (page: Page | FrameLocator, { name, email }: Signer): Promise<void> => {
  await page.getByLabel('Country where you live').selectOption('KE');
  await page.getByLabel('Full name').fill(name);
  await page.getByLabel('E-mail address').fill(email);
  await page.locator('uncac-petition #consent').check();
};

export const pressSign = (page: Page | FrameLocator): Promise<void> =>
  page.locator('uncac-petition').getByRole('button', { name: 'Sign', exact: true }).click();

/** Signs without a page. @returns the link to confirm */
export const signByPost = async (
  demo: Demo,
  email: string,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<string> => {
  const response = await fetch(demo.server + paths.signatures(petition), {
    method: 'POST',
    // As a page of the server's own does, so that a member who is named is credited.
    headers: { 'content-type': 'application/json', origin: demo.server },
    body: JSON.stringify({
      name: 'Amina Wanjiru',
      email,
      country: 'KE',
      kind: 'individual',
      lang: 'en',
      consent: true,
      proof: await prove(demo.server, petition),
      ...changes,
    }),
  });
  if (response.status !== 202)
    throw new Error(`Signing was answered with ${response.status}: ${await response.text()}`);
  return linkFromMail(demo, email, '/confirm/');
};
