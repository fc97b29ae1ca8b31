import { expect } from 'chai';
import { keyOf, makeChallenge } from '../testing/challenge.js';
import { createSolver, type Solution, type Solver } from './create-solver.js';

/** @param rounds at a time */
const solve = (solver: Solver, rounds = 1000): Solution => {
  for (;;) {
    const solution = solver(rounds);
    if (solution) return solution;
  }
};

describe('The solver', () => {
  // Lengths around the ends of blocks: 55 bytes are the most that fit into one, 119 into two.
  for (const saltBytes of [0, 16, 34, 35, 36, 44, 99, 100]) {
    for (const cost of [1, 2, 100]) {
      it(`hashes as the browser does: ${saltBytes} bytes of salt, ${cost} rounds`, async () => {
        const { parameters } = await makeChallenge({ saltBytes, cost, counter: 11 });
        const derivedKey = await keyOf(parameters.salt, parameters.nonce, 11, cost);
        expect(solve(createSolver(parameters))).to.deep.equal({ counter: 11, derivedKey });
      });
    }
  }

  it('writes counters of more than a byte from the most significant one on', async () => {
    const { parameters } = await makeChallenge({ counter: 300, cost: 1 });
    expect(solve(createSolver(parameters)).counter).to.equal(300);
  });

  it('goes on where it stopped, in the middle of a key too', async () => {
    const { parameters } = await makeChallenge({ counter: 5, cost: 7 });
    const solver = createSolver(parameters);
    for (let round = 1; round < 6 * 7; round++) expect(solver(1)).to.equal(undefined);
    expect(solver(1)?.counter).to.equal(5);
  });

  it('compares prefixes of half a byte, and sends no more of the key than the challenge wants', async () => {
    const { parameters } = await makeChallenge({ counter: 3 });
    const solution = solve(
      createSolver({ ...parameters, keyPrefix: parameters.keyPrefix.slice(0, 15), keyLength: 16 }),
    );
    expect(solution).to.deep.equal({ counter: 3, derivedKey: parameters.keyPrefix });
  });
});
