import { firstMoment, momentAfter, type Milestone, type MilestoneStatus } from '@uncac-petition/shared';
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
      start: new Date(firstMoment(from)),
      // The end of an all-day event does not belong to it.
      end: new Date(momentAfter(to ?? from)),
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
