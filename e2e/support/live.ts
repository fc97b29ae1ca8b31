import type { Locator, Page } from 'playwright-core';

/** Waits until the totals on a page say so, without loading it again. */
export const totalBecomes = (page: Page, total: string): Promise<void> =>
  page
    .locator('uncac-totals .total')
    .and(page.getByText(total, { exact: true }))
    .waitFor({ timeout: 30_000 });

/** The row of one country in the totals on a page. */
export const countryRow = (page: Page, name: string): Locator =>
  page.locator('uncac-totals [part="countries"] li').filter({ hasText: name });
