import { contrast, isColour, leastContrast, looks, type Palette } from '@uncac-petition/shared/constants';
import { css, unsafeCSS, type CSSResult } from 'lit';

interface Colours {
  readonly accent: string;
  readonly onAccent: string;
}

/** What links and numbers are written in: the member's colour where it can be read, else the usual one. */
const textColour = (accent: string, { surface, raised, accent: usual }: Palette): CSSResult =>
  unsafeCSS([surface, raised].every((ground) => contrast(accent, ground) >= leastContrast.text) ? accent : usual);

/**
 * The member's colours as defaults; the page's own custom properties win. Where text in the accent colour could not be
 * read, only buttons have it; where the page wants it plain, nothing has.
 *
 * @returns nothing where the two can't be read on each other
 */
export const memberStyles = ({ accent, onAccent }: Colours): CSSResult[] => {
  if (![accent, onAccent].every(isColour) || contrast(accent, onAccent) < leastContrast.text) return [];
  const [own, on] = [unsafeCSS(accent), unsafeCSS(onAccent)];
  const [light, dark] = [textColour(accent, looks.calm.light), textColour(accent, looks.calm.dark)];
  return [
    css`
      .frame {
        --_accent: var(--uncac-accent, ${light});
      }
      @supports (color: light-dark(#000, #fff)) {
        .frame {
          --_accent: var(--uncac-accent, light-dark(${light}, ${dark}));
        }
      }
      :host([theme='night']) .frame {
        --_accent: var(--uncac-accent, ${textColour(accent, looks.night.dark)});
      }
      :host(:not([theme='plain'])) .primary {
        border-color: var(--uncac-accent, ${own});
        background: var(--uncac-accent, ${own});
        color: var(--uncac-on-accent, ${on});
      }
    `,
  ];
};
