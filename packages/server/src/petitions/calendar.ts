import type { Milestone, MilestoneStatus } from '@uncac-petition/shared';
import ical, { ICalEventStatus } from 'ical-generator';

export interface CalendarFrame {
  readonly petition: string;
  readonly title: string;
  readonly lang: string;
  /** Origin of the server, so that the events' ids are nobody else's. */
  readonly publicUrl: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Of the campaign: tells calendars that an event has changed. */
  readonly revision: number;
}

const statuses = {
  planned: ICalEventStatus.TENTATIVE,
  held: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
} as const satisfies Record<MilestoneStatus, ICalEventStatus>;

/** Milestones as an iCalendar feed (RFC 5545): all-day events; a month or a year is known of whole. */
export const calendar = (
  { petition, title, lang, publicUrl, createdAt, revision }: CalendarFrame,
  milestones: readonly Milestone[],
): string => {
  const feed = ical({ name: title, prodId: { company: 'uncac-petition', product: petition, language: lang } });
  for (const { milestone, title: summary, from, to, place, status, outcome, source } of milestones) {
    feed.createEvent({
      id: `${milestone}.${petition}@${new URL(publicUrl).hostname}`,
      stamp: new Date(createdAt),
      sequence: revision,
      start: firstDay(from),
      end: dayAfter(to ?? from),
      allDay: true,
      timezone: 'UTC',
      summary,
      location: place,
      description: [outcome, source && `(${source})`].filter(Boolean).join(' ') || null,
      status: statuses[status],
    });
  }
  return `${feed.toString()}\r\n`;
};

/** @param date ISO 8601 day, month or year */
const firstDay = (date: string): Date => new Date(`${date}${'-01'.repeat((10 - date.length) / 3)}T00:00:00Z`);

/** The day after the last one of what the date names: the end of an all-day event does not belong to it. */
const dayAfter = (date: string): Date => {
  const first = firstDay(date);
  if (date.length === 4) first.setUTCFullYear(first.getUTCFullYear() + 1);
  else if (date.length === 7) first.setUTCMonth(first.getUTCMonth() + 1);
  else first.setUTCDate(first.getUTCDate() + 1);
  return first;
};
