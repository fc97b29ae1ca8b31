import { looks, propertyOf, themes, type Look, type Palette, type Theme } from '@uncac-petition/shared/constants';
import { css, unsafeCSS } from 'lit';

const colours = (say: (colour: keyof Palette) => string): string =>
  (Object.keys(looks.calm.light) as (keyof Palette)[])
    .map((colour) => `${propertyOf(colour).replace('uncac-', '_')}:var(${propertyOf(colour)},${say(colour)});`)
    .join('');

/** Old browsers, which can't tell light from dark, have the light one. */
const rulesOf = (theme: Theme, { light, dark }: Look): string => {
  const frame = `:host([theme='${theme}']) .frame`;
  return `${frame}{${colours((colour) => light[colour])}}
    @supports (color: light-dark(#000, #fff)){${frame}{${colours((colour) => `light-dark(${light[colour]},${dark[colour]})`)}}}`;
};

/** The themes beside the first one, which is what an element has without any (theme.styles.ts). */
export const themesStyles = css`
  ${unsafeCSS(
    themes
      .slice(1)
      .map((theme) => rulesOf(theme, looks[theme]))
      .join(''),
  )}
  :host([theme='night']) .frame {
    --_radius: var(--uncac-radius, 3px);
    border-radius: var(--_radius);
    color-scheme: dark;
  }
  :host([theme='plain']) .frame {
    --_radius: var(--uncac-radius, 0);
  }
  :host([theme='plain']) .card {
    border: 2px solid var(--_text);
  }
`;
