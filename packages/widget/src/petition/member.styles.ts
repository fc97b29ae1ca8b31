import { css, unsafeCSS, type CSSResult } from 'lit';

interface Colours {
  readonly accent: string;
  readonly onAccent: string;
}

/** What text in the accent colour stands on (theme.styles.ts), and the colour to fall back on there. */
const schemes = {
  light: { surfaces: ['#ffffff', '#f4f7fa'], accent: '#0b5cad' },
  dark: { surfaces: ['#11171f', '#1a222d'], accent: '#8cc1f7' },
} as const;

const leastContrast = 4.5;

/** @param colour `#rrggbb` */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** Between two colours, WCAG 2.2. */
const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

/** What links and numbers are written in: the member's colour where it can be read, else the usual one. */
const textColour = (accent: string, scheme: keyof typeof schemes): string =>
  schemes[scheme].surfaces.every((surface) => contrast(accent, surface) >= leastContrast)
    ? accent
    : schemes[scheme].accent;

const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text);

/**
 * The member's colours as defaults; the page's own custom properties win. Where text in the accent colour could not be
 * read, only buttons have it.
 *
 * @returns nothing where the two can't be read on each other
 */
export const memberStyles = ({ accent, onAccent }: Colours): CSSResult[] => {
  if (![accent, onAccent].every(isColour) || contrast(accent, onAccent) < leastContrast) return [];
  const [own, on] = [unsafeCSS(accent), unsafeCSS(onAccent)];
  const [light, dark] = [unsafeCSS(textColour(accent, 'light')), unsafeCSS(textColour(accent, 'dark'))];
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
      .primary {
        border-color: var(--uncac-accent, ${own});
        background: var(--uncac-accent, ${own});
        color: var(--uncac-on-accent, ${on});
      }
    `,
  ];
};
