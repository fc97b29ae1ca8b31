import { firstMoment, momentAfter, paths, type Milestone, type Petition } from '@uncac-petition/shared';
import { html, type Html } from '../http/html.js';
import type { Say } from './catalogue.js';
import { dateText, distanceText } from './partial-date.js';

/** The next step towards the decision, or else what came of the last one. @param now milliseconds since 1970 */
export const hostedMilestone = (view: Petition, now: number, say: Say): Html => {
  const next = nextOf(view.milestones, now);
  const shown = next ?? lastOf(view.milestones);
  if (shown === undefined) return html``;
  const { title, place, from, to, outcome, source } = shown;
  return html`
    <section>
      <h2>${say(next === undefined ? 'hosted.milestoneLast' : 'hosted.milestoneNext')}</h2>
      <p>
        <strong>${title}</strong>${place === null ? '' : `, ${place}`}<br />
        ${dateText(view.lang, from, to)}${next === undefined ? '' : ` · ${awaited(view.lang, next, now, say)}`}
      </p>
      ${outcome === null ? '' : html`<p>${outcome}</p>`}
      <p class="note">
        ${source === null ? '' : html`${say('hosted.source', { source })} · `}
        <a href="${paths.calendar(view.petition)}?lang=${view.lang}">${say('hosted.calendar')}</a>
      </p>
    </section>
  `;
};

const nextOf = (milestones: readonly Milestone[], now: number): Milestone | undefined =>
  milestones
    .filter(({ status, from, to }) => status === 'planned' && momentAfter(to ?? from) > now)
    .toSorted((a, b) => firstMoment(a.from) - firstMoment(b.from))[0];

const lastOf = (milestones: readonly Milestone[]): Milestone | undefined =>
  milestones.filter(({ outcome }) => outcome !== null).toSorted((a, b) => firstMoment(b.from) - firstMoment(a.from))[0];

const awaited = (lang: string, { from }: Milestone, now: number, say: Say): string =>
  firstMoment(from) <= now ? say('hosted.underWay') : distanceText(lang, from, now);
