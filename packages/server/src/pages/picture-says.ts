import type { Catalogues, Petition, PublicTotals } from '@uncac-petition/shared';
import { catalogueFor, directionOf } from './catalogue.js';
import { kindCounts } from './kind-counts.js';
import { formatted } from './layout.js';
import type { Said } from './picture/draw.js';

/** The words and numbers of a petition's picture; numbers come from the public totals only. @param own the petition's catalogues */
export const pictureSays = (view: Petition, totals: PublicTotals | undefined, own?: Catalogues): Said => {
  const say = catalogueFor(view.lang, own);
  const total = totals?.signatures.total ?? 0;
  const target = view.goals.find(({ scope }) => scope === 'total')?.target;
  return {
    isRightToLeft: directionOf(view.lang) === 'rtl',
    by: view.responsible.name,
    title: view.title,
    count: say('hosted.count', { count: formatted(view.lang, total) }),
    kinds: view.kinds.length < 2 || totals === undefined ? undefined : kindCounts(view, totals, say),
    progress: target === undefined ? undefined : total / target,
    goal: target === undefined ? undefined : say('hosted.goal', { target: formatted(view.lang, target) }),
  };
};
