import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { makeCampaign, type Campaign } from './support/campaign.js';

const signers = ['amina@host1.example', 'brahim@host2.example', 'chen@host3.example'];

describe('a mail scanner that opens every link', () => {
  let campaign: Campaign;
  beforeAll(async () => {
    campaign = await makeCampaign();
    await campaign.serve();
    for (const email of signers) await campaign.sign(email);
    await mailsAre(signers.length);
  });
  afterAll(() => campaign.remove());

  const mailsAre = (count: number) =>
    vi.waitFor(() => expect(campaign.smtp.received).toHaveLength(count), { timeout: 20_000, interval: 100 });

  /** Only ours: a test asks nothing of anybody else. */
  const links = (): string[] => {
    const found = campaign.smtp.received.flatMap(
      ({ text, html }) => `${text}\n${html}`.match(/https?:[^\s"'<>]+/g) ?? [],
    );
    return [...new Set(found.map((link) => link.replaceAll('&amp;', '&')))].filter((link) =>
      link.startsWith(campaign.url),
    );
  };

  const firstConfirmLink = (): string => links().find((link) => link.includes('/confirm/')) ?? '';

  const scan = async (): Promise<number[]> => {
    const answers: number[] = [];
    for (const link of links()) {
      for (const method of ['GET', 'HEAD', 'GET']) {
        const response = await fetch(link, { method, redirect: 'follow' });
        await response.arrayBuffer();
        answers.push(response.status);
      }
    }
    return answers;
  };

  const statuses = () => campaign.rows('select status from signature order by status');
  const events = () => campaign.rows('select type from tally_event');
  const textsTo = (email: string): string =>
    campaign.smtp.received
      .filter(({ envelope }) => envelope.to.includes(email))
      .map(({ text }) => text)
      .join();

  it('finds a link to confirm in each mail, and confirms nothing', async () => {
    expect(links().filter((link) => link.includes('/confirm/'))).toHaveLength(signers.length);
    expect(new Set(await scan())).toEqual(new Set([200]));
    expect(statuses()).toEqual(signers.map(() => 'pending'));
    expect(events()).toEqual([]);
    expect(campaign.rows('select created_at from suppression')).toEqual([]);
    expect(await campaign.total()).toBe(0);
  });

  it('sees a signer count only once the button is pressed', async () => {
    const response = await fetch(firstConfirmLink(), { method: 'POST' });
    expect(response.status).toBe(200);
    await vi.waitFor(async () => expect(await campaign.total()).toBe(1), { timeout: 5_000, interval: 100 });
    expect(statuses()).toEqual(['confirmed', 'pending', 'pending']);
  });

  it('withdraws nothing by the links that a known signer gets', async () => {
    const known = signers.find((email) => textsTo(email).includes(firstConfirmLink()));
    expect(await campaign.sign(known ?? '')).toBe(202);
    await mailsAre(signers.length + 1);
    expect(links().filter((link) => link.includes('/mine/'))).toHaveLength(1);
    await scan();
    expect(statuses()).toEqual(['confirmed', 'pending', 'pending', 'pending']);
    expect(events()).toEqual(['sign']);
    expect(await campaign.total()).toBe(1);
  });
});
