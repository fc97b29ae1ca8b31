import { calendarPath } from '@uncac-petition/shared/constants';
import { html, nothing, type TemplateResult } from 'lit';
import { formatDays, formatDistance } from '../locales/format-day.js';
import type { FormView } from './form-view.js';
import { nextMilestone } from './next-milestone.js';
import { renderSource } from './render-source.js';

/** The next step towards the decision, or how the last one ended; and the calendar of all. */
export const renderMilestone = ({ petition, locale, now, server }: FormView): TemplateResult | typeof nothing => {
  const today = startOfDay(now);
  const day = today.toISOString().slice(0, 10);
  const milestone = nextMilestone(petition, day);
  if (!milestone) return nothing;
  const { title, from, to, place, status, outcome, source } = milestone;
  const when = formatDays(locale, from, to);
  const first =
    status === 'held'
      ? locale.say('lastStep', { when: formatDistance(locale, to ?? from, today) })
      : locale.say('nextStep', { when: formatDistance(locale, notBefore(from, day), today) });
  const calendar = `${server}${calendarPath(petition.petition)}?lang=${encodeURIComponent(locale.lang)}`;
  return html`
    <div part="milestone" class="milestone soft">
      <p><b>${first}</b> ${[title, place, when].filter(Boolean).join(' · ')}</p>
      ${status === 'held' && outcome ? html`<p>${outcome} ${source ? renderSource(locale, source) : nothing}</p>` : nothing}
      <p><a href=${calendar}>${locale.say('calendar')}</a></p>
    </div>
  `;
};

/** What is under way is today's. */
const notBefore = (from: string, today: string): string =>
  from.length === today.length && from < today ? today : from;

/** The day that it is where the reader is, as a moment in UTC, since days of milestones have no time zone. */
const startOfDay = (now: number): Date => {
  const local = new Date(now);
  return new Date(Date.UTC(local.getFullYear(), local.getMonth(), local.getDate()));
};
