import { dots, size } from './shapes.js';

/** Half of the 24 px that a target should have. */
const reach = 12;

/**
 * The country at a point of the page. Around a dot in the sea a finger finds it from 12 px off, the nearest one where
 * there are more; on land only on the dot itself, or small countries would hide what lies around them.
 */
export const countryAt = ({ target, currentTarget, clientX, clientY }: MouseEvent): string | undefined => {
  const direct = (target as Element).closest<SVGElement>('[data-country]')?.dataset['country'];
  const chart = currentTarget as HTMLElement;
  if (direct !== undefined || clientX === undefined) return direct;
  const { left, top, width } = chart.getBoundingClientRect();
  const unit = width / size.width;
  const nearest = Object.entries(dots)
    .map(([country, [x, y]]) => ({ country, away: Math.hypot(left + x * unit - clientX, top + y * unit - clientY) }))
    .reduce((best, next) => (next.away < best.away ? next : best));
  return nearest.away <= reach ? nearest.country : undefined;
};
