import { expect } from 'chai';
import { FakeEnvironment, FakeLocks, json, settle } from '../testing/fake-environment.js';
import { makeTotals } from '../testing/make.js';
import { followTotals } from './totals-feed.js';

const server = 'https://petition.example';
const polls = (tab: FakeEnvironment) => tab.sent('/totals').length;
const openTab = (locks?: FakeLocks) => {
  const tab = new FakeEnvironment().on('/totals', () => json(makeTotals(1)));
  if (locks) tab.requestLock = locks.request;
  return tab;
};
const follow = async (tab: FakeEnvironment) => {
  const seen: number[] = [];
  const leave = followTotals(tab, server, 'review', ({ sequence }) => seen.push(sequence));
  await settle();
  return { seen, leave };
};

describe('Live totals', () => {
  it('are shared by all elements of a page: one stream, one poll', async () => {
    const tab = openTab();
    const [first, second] = [await follow(tab), await follow(tab)];
    expect(tab.streams).to.have.length(1);
    expect(polls(tab)).to.equal(1);
    tab.streams[0]?.say(makeTotals(2));
    expect([first.seen, second.seen]).to.deep.equal([
      [1, 2],
      [1, 2],
    ]);
    first.leave();
    expect(tab.openStreams).to.have.length(1);
    second.leave();
    expect(tab.openStreams).to.have.length(0);
  });

  it('take one connection for six tabs, and the next tab takes over', async () => {
    const locks = new FakeLocks();
    const tabs = Array.from({ length: 6 }, () => openTab(locks));
    const followed = await Promise.all(tabs.map(follow));
    const streaming = () => tabs.map((tab) => tab.openStreams.length);
    expect(streaming()).to.deep.equal([1, 0, 0, 0, 0, 0]);
    await tabs[5]?.pass(10);
    expect(polls(tabs[5] as FakeEnvironment)).to.equal(2);
    followed[0]?.leave();
    await settle();
    expect(streaming()).to.deep.equal([0, 1, 0, 0, 0, 0]);
    for (const { leave } of followed) leave();
  });

  it('stop asking once the stream has said something, and not before', async () => {
    const tab = openTab();
    const { leave } = await follow(tab);
    await tab.pass(10);
    expect(polls(tab)).to.equal(2);
    tab.streams[0]?.say(makeTotals(2));
    await tab.pass(100);
    expect(polls(tab)).to.equal(2);
    tab.streams[0]?.fail();
    await tab.pass(10);
    expect(polls(tab)).to.equal(3);
    leave();
  });

  it('let the lock go when the stream is over for good, and try again later', async () => {
    const tab = openTab();
    const { leave } = await follow(tab);
    tab.streams[0]?.fail(true);
    await settle();
    expect(tab.openStreams).to.have.length(0);
    await tab.pass(300);
    expect(tab.openStreams).to.have.length(1);
    leave();
  });

  for (const [where, spoil] of [
    ['without EventSource', (tab: FakeEnvironment) => (tab.openStream = undefined)],
    ['without locks', (tab: FakeEnvironment) => (tab.requestLock = undefined)],
    [
      'where locks are refused',
      (tab: FakeEnvironment) => (tab.requestLock = () => Promise.reject(new DOMException('No', 'SecurityError'))),
    ],
  ] as const) {
    it(`are asked for now and then ${where}`, async () => {
      const tab = openTab();
      spoil(tab);
      const { leave } = await follow(tab);
      await tab.pass(30);
      expect(tab.streams).to.have.length(0);
      expect(polls(tab)).to.equal(4);
      leave();
    });
  }

  it('neither stream nor ask while the page is hidden, and go on when it shows again', async () => {
    const tab = openTab();
    const { leave } = await follow(tab);
    tab.show(false);
    await tab.pass(100);
    expect(tab.openStreams).to.have.length(0);
    expect(polls(tab)).to.equal(1);
    tab.show(true);
    await settle();
    expect(tab.openStreams).to.have.length(1);
    expect(polls(tab)).to.equal(2);
    leave();
  });

  it('never go back', async () => {
    const tab = openTab();
    const { seen, leave } = await follow(tab);
    tab.streams[0]?.say(makeTotals(5));
    tab.streams[0]?.say(makeTotals(4));
    expect(seen).to.deep.equal([1, 5]);
    leave();
  });

  it('are asked for less and less often while the server fails', async () => {
    const tab = openTab().on('/totals', () => json({}, 503));
    tab.openStream = undefined;
    const { leave } = await follow(tab);
    await tab.pass(20);
    expect(polls(tab)).to.equal(2);
    await tab.pass(39);
    expect(polls(tab)).to.equal(2);
    await tab.pass(1);
    expect(polls(tab)).to.equal(3);
    leave();
  });
});
