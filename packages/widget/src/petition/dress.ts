import type { Petition } from '@uncac-petition/shared';
import { adoptStyles, type LitElement } from 'lit';
import { laterStyles } from '../later.styles.js';
import { themesStyles } from '../themes.styles.js';
import { memberStyles } from './member.styles.js';

type Colours = NonNullable<Petition['member']>['colours'];

const worn = new WeakMap<LitElement, Colours>();

/** Where the page has a colour of its own, the member's would not go with it. */
const hasOwnColours = (element: LitElement): boolean => {
  const style = getComputedStyle(element);
  return ['--uncac-accent', '--uncac-on-accent'].some((name) => style.getPropertyValue(name) !== '');
};

/** Gives the element the styles of what comes later, and the colours of the member whose page it is. */
export const dress = (element: LitElement, petition: Petition | undefined): void => {
  const colours = petition?.member?.colours ?? null;
  if (worn.get(element) === colours) return;
  worn.set(element, colours);
  const { elementStyles } = element.constructor as typeof LitElement;
  const own = colours && !hasOwnColours(element) ? memberStyles(colours) : [];
  adoptStyles(element.renderRoot as ShadowRoot, [...elementStyles, laterStyles, themesStyles, ...own]);
};
