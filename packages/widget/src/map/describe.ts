import type { Place } from './place.js';
import { formatDay } from '../locales/format-day.js';
import type { View } from './view.js';

/** What is known of a country, in words and in the order of their weight. */
export const describe = ({ locale, say, shade }: View, place: Place | undefined): readonly string[] => {
  const count = place?.count === undefined ? undefined : say('signatures', { count: place.count });
  if (shade === 'signatures') return [count ?? say('noNumber')];
  const { stance = 'unknown', source, asOf } = place?.position ?? {};
  return [
    say('stanceOf', { stance: say(`stance-${stance}`) }),
    ...(count === undefined ? [] : [count]),
    ...(source && asOf ? [say('sourceOn', { source: isolate(source), date: isolate(formatDay(locale, asOf)) })] : []),
  ];
};

/** Keeps a text in another direction from turning the signs around it; marks, since a name has no elements. */
const isolate = (text: string): string => `\u2068${text}\u2069`;
