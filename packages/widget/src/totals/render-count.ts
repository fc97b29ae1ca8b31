import type { Petition, PublicTotals } from '@uncac-petition/shared';
import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../locales/locale.js';

const isForAll = ({ scope }: { readonly scope: string }) => scope === 'total';

/** The next goal that is not reached, else the highest; undefined where there is none for all countries together. */
const currentGoal = (goals: PublicTotals['goals'], total: number): number | undefined => {
  const targets = goals
    .filter(isForAll)
    .map(({ target }) => target)
    .sort((a, b) => a - b);
  return targets.find((target) => target > total) ?? targets.at(-1);
};

/**
 * The grand total with its goal, and the kinds of signature apart where there are several. Before there are totals it is as
 * high as it will be, as far as the petition tells.
 */
export const renderCount = (
  locale: Locale,
  totals: PublicTotals | undefined,
  petition?: Pick<Petition, 'goals' | 'kinds'>,
): TemplateResult | typeof nothing => {
  const place = (petition?.kinds.length ?? 0) > 1 ? html`<p class="kinds-place"></p>` : nothing;
  if (!totals)
    return html`<p class="total">&nbsp;</p>
      ${place} ${petition?.goals.some(isForAll) ? html`<div class="goal-place"></div>` : nothing}`;
  const { total } = totals.signatures;
  const goal = currentGoal(totals.goals, total);
  return html`
    <p>
      <strong part="total" class="total">${locale.number(total)}</strong> ${locale.say('signatures', { count: total })}
    </p>
    ${renderKinds(locale, totals) ?? place} ${goal === undefined ? nothing : renderGoal(locale, total, goal)}
  `;
};

/** "12,340 people, 356 organisations in 95 countries, 41 parliamentarians" */
const renderKinds = (locale: Locale, { signatures, kindCountries }: PublicTotals) => {
  const { individual, organisation, parliamentarian } = signatures;
  if (organisation + parliamentarian === 0) return undefined;
  const places = locale.say('inCountries', { count: kindCountries.organisation });
  const kinds = [
    individual > 0 && locale.say('people', { count: individual }),
    organisation > 0 && `${locale.say('organisations', { count: organisation })} ${places}`,
    parliamentarian > 0 && locale.say('parliamentarians', { count: parliamentarian }),
  ];
  // Type `unit` would put nothing between them in Chinese and Russian.
  const list = new Intl.ListFormat(locale.lang, { style: 'narrow' });
  return html`<p part="kinds" class="kinds-place">${list.format(kinds.filter((kind) => kind !== false))}</p>`;
};

const renderGoal = (locale: Locale, total: number, goal: number) => {
  const values = { goal, count: Math.max(0, goal - total) };
  const said = locale.say(total < goal ? 'toGoal' : 'goalReached', values);
  return html`
    <progress part="goal" max=${goal} .value=${Math.min(total, goal)} aria-label=${said}></progress>
    <p class="soft" aria-hidden="true">${said}</p>
  `;
};
