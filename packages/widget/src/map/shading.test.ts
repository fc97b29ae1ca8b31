import { expect } from 'chai';
import { stepOf, stepsUpTo } from './shading.js';

describe('The shading of the map', () => {
  it('has five steps of about the same ratio, that begin at round numbers', () => {
    expect(stepsUpTo(1_000)).to.deep.equal([1, 5, 20, 50, 200]);
    expect(stepsUpTo(120_000)).to.deep.equal([1, 10, 100, 1000, 10_000]);
  });

  it('has fewer where the counts are small, and none without any', () => {
    expect(stepsUpTo(1)).to.deep.equal([1]);
    expect(stepsUpTo(3)).to.deep.equal([1, 2]);
    expect(stepsUpTo(0)).to.deep.equal([]);
  });

  it('rises, begins at 1 and has every count in a step, whatever the highest is', () => {
    for (let most = 1; most < 3_000_000; most = Math.ceil(most * 1.07)) {
      const steps = stepsUpTo(most);
      expect(steps[0], String(most)).to.equal(1);
      expect(steps, String(most)).to.deep.equal([...new Set(steps)].sort((a, b) => a - b));
      expect(steps.at(-1), String(most)).to.be.at.most(most);
    }
  });

  it('puts a count into the last step that it has reached', () => {
    const steps = [1, 5, 20];
    expect([0, 1, 4, 5, 19, 20, 900].map((count) => stepOf(steps, count))).to.deep.equal([-1, 0, 0, 1, 1, 2, 2]);
  });
});
