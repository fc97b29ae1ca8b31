import type { FrameLocator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { fillForm, pressSign } from '../support/sign.js';

/** Fills in the form and sends it. @returns what was sent, once the server has taken it and the page says so */
export const signOn = async (
  page: Page,
  email: string,
  {
    form = page,
    send = pressSign,
  }: { form?: Page | FrameLocator; send?: (form: Page | FrameLocator) => Promise<void> } = {},
): Promise<Readonly<Record<string, unknown>>> => {
  await fillForm(form, { name: 'Amina "Wanjirũ" \\ O\u2019Neill', email });
  const answered = page.waitForResponse(
    (response) => response.url().endsWith('/signatures') && response.request().method() === 'POST',
  );
  await send(form);
  const response = await answered;
  const sent = response.request().postDataJSON() as Readonly<Record<string, unknown>>;
  expect(response.status(), await response.text()).toBe(202);
  await form.locator('uncac-petition [part="sent"]').waitFor();
  return sent;
};
