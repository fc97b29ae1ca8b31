import { expect } from 'chai';
import { makeChallenge } from '../testing/challenge.js';
import { FakeEnvironment, json, settle } from '../testing/fake-environment.js';
import { until } from '../testing/make.js';
import { Prover } from './prover.js';
import { nextBrowserTurn, startBrowserWorker, type ProofWorker } from './browser-threads.js';

const url = 'https://petition.example/v1/petitions/review/challenge';

/** A tab whose server gives challenges, and whose workers are counted. */
class ProofEnvironment extends FakeEnvironment {
  /** Workers that have said that they run, and have not been ended. */
  readonly running = new Set<ProofWorker>();
  started = 0;
  override startWorker = (source: string): ProofWorker => {
    const worker = startBrowserWorker(source);
    this.started++;
    worker.addEventListener('message', () => this.running.add(worker));
    const terminate = worker.terminate.bind(worker);
    worker.terminate = () => {
      this.running.delete(worker);
      terminate();
    };
    return worker;
  };

  give(wanted: Parameters<typeof makeChallenge>[0] = {}): this {
    return this.on('/challenge', async () => json(await makeChallenge({ issuedAt: this.now(), ...wanted })));
  }

  get asked(): number {
    return this.sent('/challenge').length;
  }
}

/** No test waits for the end of this. */
const endless = { keyPrefix: 'f'.repeat(32) };

const proofOf = async (prover: Prover) => {
  const outcome = await prover.take(url);
  if (outcome.kind !== 'ok') throw new Error(`No proof: ${outcome.kind}`);
  return JSON.parse(atob(outcome.body)) as {
    challenge: Awaited<ReturnType<typeof makeChallenge>>;
    solution: { counter: number; derivedKey: string; time: number };
  };
};

describe('The prover', () => {
  it('gives back the challenge as it was, with its solution', async () => {
    const environment = new ProofEnvironment();
    const challenge = await makeChallenge({ counter: 12 });
    environment.on('/challenge', () => json(challenge));
    const proof = await proofOf(new Prover(environment));
    expect(proof.challenge).to.deep.equal(challenge);
    expect(proof.solution.counter).to.equal(12);
    expect(proof.solution.derivedKey).to.match(new RegExp(`^${challenge.parameters.keyPrefix}[0-9a-f]{32}$`));
    expect(proof.solution.time).to.be.a('number');
  });

  it('asks without credentials, and not the cache', async () => {
    const environment = new ProofEnvironment().give();
    await proofOf(new Prover(environment));
    expect(environment.sent('/challenge')[0]?.init).to.include({ credentials: 'omit', cache: 'no-store' });
  });

  it('solves beside the page, and ends the worker', async () => {
    const environment = new ProofEnvironment().give();
    await proofOf(new Prover(environment));
    expect(environment.started).to.equal(1);
    expect(environment.running.size).to.equal(0);
  });

  it('needs nothing that plain http lacks', async () => {
    const subtle = Object.getOwnPropertyDescriptor(Crypto.prototype, 'subtle') as PropertyDescriptor;
    Object.defineProperty(Crypto.prototype, 'subtle', { ...subtle, get: () => undefined });
    try {
      const environment = new ProofEnvironment();
      const challenge = await makeChallenge();
      environment.on('/challenge', () => json(challenge));
      expect(crypto.subtle).to.equal(undefined);
      expect((await proofOf(new Prover(environment))).solution.counter).to.equal(7);
    } finally {
      Object.defineProperty(Crypto.prototype, 'subtle', subtle);
    }
  });

  describe('works on one challenge at a time', () => {
    it('however often it is asked to', async () => {
      const environment = new ProofEnvironment().give(endless);
      const prover = new Prover(environment);
      prover.prepare(url);
      prover.prepare(url);
      await until(() => environment.running.size > 0);
      prover.prepare(url);
      await settle();
      expect(environment.asked).to.equal(1);
      expect(environment.running.size).to.equal(1);
      prover.forget();
    });

    it('and has one proof until it was used', async () => {
      const environment = new ProofEnvironment().give();
      const prover = new Prover(environment);
      const first = await proofOf(prover);
      expect(await proofOf(prover)).to.deep.equal(first);
      prover.forget();
      expect((await proofOf(prover)).challenge).to.not.deep.equal(first.challenge);
      expect(environment.asked).to.equal(2);
    });

    it('and ends it when nobody needs it any more', async () => {
      const environment = new ProofEnvironment().give(endless);
      const prover = new Prover(environment);
      prover.prepare(url);
      await until(() => environment.running.size > 0);
      prover.forget();
      expect(environment.running.size).to.equal(0);
    });

    it('and takes another for another petition', async () => {
      const environment = new ProofEnvironment().give();
      const prover = new Prover(environment);
      await proofOf(prover);
      const other = url.replace('review', 'other');
      environment.on('other/challenge', async () => json(await makeChallenge({ counter: 9 })));
      prover.prepare(other);
      await prover.take(other);
      expect(environment.sent('/other/challenge')).to.have.length(1);
    });
  });

  describe('replaces a challenge that gets old', () => {
    it('with a tenth of its life left, whatever this device thinks the time is', async () => {
      for (const off of [0, -86_400_000, 86_400_000]) {
        const environment = new ProofEnvironment();
        environment.on('/challenge', async () => json(await makeChallenge({ issuedAt: environment.now() + off })));
        const prover = new Prover(environment);
        await proofOf(prover);
        await environment.pass(17 * 60);
        await proofOf(prover);
        expect(environment.asked).to.equal(1);
        await environment.pass(2 * 60);
        await proofOf(prover);
        expect(environment.asked).to.equal(2);
      }
    });

    it('while it is being solved too, and whoever waits gets the new one', async () => {
      const environment = new ProofEnvironment().give(endless);
      const prover = new Prover(environment);
      const proof = proofOf(prover);
      await until(() => environment.running.size > 0);
      await environment.pass(19 * 60);
      environment.give({ counter: 2 });
      prover.prepare(url);
      expect((await proof).solution.counter).to.equal(2);
      expect(environment.running.size).to.equal(0);
    });
  });

  describe('says why there is no proof', () => {
    it('and tries again when it is needed, but not at each key in between', async () => {
      const environment = new ProofEnvironment();
      environment.on('/challenge', () => json({ code: 'overloaded' }, 503, { 'Retry-After': '30' }));
      const prover = new Prover(environment);
      prover.prepare(url);
      await settle();
      prover.prepare(url);
      expect(environment.asked).to.equal(1);
      expect(await prover.take(url)).to.deep.include({ kind: 'problem', status: 503, retryAfterSeconds: 30 });
      expect(environment.asked).to.equal(2);
      await environment.pass(30);
      prover.prepare(url);
      await settle();
      expect(environment.asked).to.equal(3);
    });

    it('where the server cannot be reached', async () => {
      const environment = new ProofEnvironment();
      environment.on('/challenge', () => Promise.reject(new TypeError('Failed to fetch')));
      expect(await new Prover(environment).take(url)).to.deep.equal({ kind: 'unreachable' });
    });
  });

  describe('solves on the page in slices', () => {
    /** The clock goes on by a millisecond at each look. */
    const withMovingClock = (environment: ProofEnvironment): ProofEnvironment => {
      let looks = 0;
      const now = environment.now.bind(environment);
      environment.now = () => now() + ++looks;
      return environment;
    };
    const solvesInSlices = async (environment: ProofEnvironment) => {
      let turns = 0;
      environment.nextTurn = (run) => {
        turns++;
        nextBrowserTurn(run);
      };
      expect((await proofOf(new Prover(environment))).solution.counter).to.equal(300);
      return turns;
    };
    const work = { cost: 40, counter: 300 };

    it('where a worker may not be started', async () => {
      const environment = withMovingClock(new ProofEnvironment().give(work));
      environment.startWorker = () => {
        throw new DOMException('Refused', 'SecurityError');
      };
      // 301 counters of 40 rounds; 200 rounds a look, 5 looks a slice.
      expect(await solvesInSlices(environment)).to.equal(12);
    });

    it('where a worker fails as soon as it starts', async () => {
      const environment = withMovingClock(new ProofEnvironment().give(work));
      environment.startWorker = () => {
        const worker = new EventTarget();
        queueMicrotask(() => worker.dispatchEvent(new Event('error')));
        return Object.assign(worker, { postMessage: () => undefined, terminate: () => undefined });
      };
      expect(await solvesInSlices(environment)).to.be.greaterThan(1);
    });

    it('where a worker never says a word', async () => {
      const environment = withMovingClock(new ProofEnvironment().give(work));
      let isStarted = false;
      environment.startWorker = () => {
        isStarted = true;
        return Object.assign(new EventTarget(), { postMessage: () => undefined, terminate: () => undefined });
      };
      const solved = solvesInSlices(environment);
      await until(() => isStarted);
      await settle();
      await environment.pass(3);
      expect(await solved).to.be.greaterThan(1);
    });

    it('and stops when it is told to', async () => {
      const environment = withMovingClock(new ProofEnvironment().give(endless));
      environment.startWorker = () => {
        throw new DOMException('Refused', 'SecurityError');
      };
      const prover = new Prover(environment);
      const outcome = prover.take(url);
      await settle();
      prover.forget();
      expect(await outcome).to.deep.equal({ kind: 'aborted' });
    });
  });
});
