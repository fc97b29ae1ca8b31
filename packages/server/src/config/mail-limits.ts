/** How many mails one mailbox gets in a time, over all petitions and servers. */
export interface MailLimit {
  readonly count: number;
  readonly withinMs: number;
}

/** No limit looks further back: so long a link proves its mailbox, and so no flood keeps its owner out for good. */
export const longestWindowMs = 30 * 24 * 60 * 60 * 1000;

const unitMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** @param text such as `1/10m 3/1d 10/30d`; `none` for no limit @returns undefined when it can't be read, or is longer than 30 days */
export const readMailLimits = (text: string): readonly MailLimit[] | undefined => {
  if (text.trim() === 'none') return [];
  const limits: MailLimit[] = [];
  for (const part of text.split(/[\s,]+/).filter(Boolean)) {
    const [, count = '0', length = '0', unit = ''] = /^([1-9]\d{0,5})\/([1-9]\d{0,5})([smhd])$/.exec(part) ?? [];
    if (unit === '') return undefined;
    const withinMs = Number(length) * unitMs[unit as keyof typeof unitMs];
    if (withinMs > longestWindowMs) return undefined;
    limits.push({ count: Number(count), withinMs });
  }
  return limits.length === 0 ? undefined : limits;
};
