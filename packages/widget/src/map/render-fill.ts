import { nothing, svg, type SVGTemplateResult } from 'lit';
import type { Place } from './place.js';
import { mostSteps, stepOf } from './shading.js';
import type { View } from './view.js';

/** Class that shades a step: the last one is always the full colour, so that few steps are told apart as well as many. */
export const stepClass = (step: number, steps: readonly number[]): string =>
  `step-${steps.length === 1 ? mostSteps : 1 + Math.round((step * (mostSteps - 1)) / (steps.length - 1))}`;

export const shadeClass = ({ shade, steps }: View, place: Place | undefined): string => {
  if (shade === 'stance') return `stance-${place?.position?.stance ?? 'unknown'}`;
  return place?.count ? stepClass(stepOf(steps, place.count), steps) : 'step-none';
};

const hatched = ['stance-hesitant', 'stance-reluctant'];

/** Patterns are named by an attribute, since a style sheet would look for them in the page. */
export const fillOf = (shadeName: string): string | typeof nothing =>
  hatched.includes(shadeName) ? `url(#${shadeName})` : nothing;

/** Stripes and a grid, so that stances differ by more than their colours. */
export const renderPatterns = (): SVGTemplateResult => svg`
  <defs>
    <pattern id="stance-hesitant" width="22" height="22" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="22" height="22" class="hesitant-ground" />
      <rect width="10" height="22" class="hesitant-line" />
    </pattern>
    <pattern id="stance-reluctant" width="18" height="18" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="18" height="18" class="reluctant-ground" />
      <path d="M0 3h18M3 0v18" class="reluctant-line" />
    </pattern>
  </defs>
`;
