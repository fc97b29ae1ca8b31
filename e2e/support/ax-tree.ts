import type { Page } from 'playwright-core';

/** What assistive technology is told about one thing on the page. */
export interface Spoken {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly invalid: boolean;
  readonly focused: boolean;
}

/** The browser's own accessibility tree, flat and in its order, without what it passes over. */
export const axTreeOf = async (page: Page): Promise<Spoken[]> => {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, description, properties = [] }) => {
      const valueOf = (wanted: string): unknown => properties.find((property) => property.name === wanted)?.value.value;
      return {
        role: String(role?.value),
        name: String(name?.value ?? ''),
        description: String(description?.value ?? ''),
        required: valueOf('required') === true,
        invalid: valueOf('invalid') === 'true',
        focused: valueOf('focused') === true,
      };
    });
};
