import { expect } from 'chai';
import { makeChallenge } from '../testing/challenge.js';
import { type FakeEnvironment, json, settle } from '../testing/fake-environment.js';
import { fillIn, find, has, makeEnvironment, place, press, textOf, type, until } from '../testing/make.js';
import './uncac-petition.define.js';

type Element = Awaited<ReturnType<typeof place<'uncac-petition'>>>;

const makeProofEnvironment = (wanted?: Parameters<typeof makeChallenge>[0]): FakeEnvironment =>
  makeEnvironment({ proofOfWork: true }).on('/challenge', async () => json(await makeChallenge(wanted)));

/** Answers once with what is wrong with the proof, then well. */
const refuseOnce = (environment: FakeEnvironment, code: string): void => {
  const accept = () => json({ status: 'confirmation-sent' }, 202);
  environment.on('/signatures', () => {
    environment.on('/signatures', accept);
    return json({ code: 'invalid-fields', errors: [{ path: 'proof', code }] }, 422);
  });
};

const asked = (environment: FakeEnvironment) => environment.sent('/challenge').length;
const sent = (environment: FakeEnvironment) =>
  environment.sent('/signatures').map(({ init }) => ({
    key: new Headers(init.headers).get('Idempotency-Key'),
    body: JSON.parse(init.body as string) as Record<string, unknown>,
  }));
const counterIn = (proof: unknown) =>
  (JSON.parse(atob(proof as string)) as { solution: { counter: number } }).solution.counter;
const isSent = (element: Element) => until(() => has(element, '#sent-title'));
const solverIsLoaded = () => performance.getEntriesByType('resource').some(({ name }) => name.includes('/src/proof/'));

describe('A petition that asks for proofs', () => {
  afterEach(() => document.body.replaceChildren());

  // First, since what is loaded stays loaded.
  describe('before anybody touches the form', () => {
    it('asks for no challenge, and does not even load what would solve it', async () => {
      const environment = makeProofEnvironment();
      await place('uncac-petition', environment);
      await environment.pass(60);
      expect(asked(environment)).to.equal(0);
      expect(solverIsLoaded()).to.equal(false);
    });

    it('does neither as a preview, nor where no proof is asked for', async () => {
      const environment = makeProofEnvironment();
      const preview = await place('uncac-petition', environment, { preview: '' });
      await fillIn(preview);
      await press(preview);
      const free = makeEnvironment({ proofOfWork: false });
      const element = await place('uncac-petition', free);
      find(element, '#email').focus();
      await fillIn(element);
      await press(element);
      expect(has(preview, '#sent-title') && has(element, '#sent-title')).to.equal(true);
      expect(asked(environment) + asked(free)).to.equal(0);
      expect(solverIsLoaded()).to.equal(false);
    });
  });

  describe('starts to solve', () => {
    it('when a field gets the focus', async () => {
      const environment = makeProofEnvironment();
      const element = await place('uncac-petition', environment);
      find(element, '#country').focus();
      await until(() => asked(environment) > 0);
      expect(solverIsLoaded()).to.equal(true);
    });

    it('when the browser fills the form in', async () => {
      const environment = makeProofEnvironment();
      const element = await place('uncac-petition', environment);
      type(element, 'email', 'wanjiru@example.org');
      await until(() => asked(environment) > 0);
      expect(sent(environment)).to.have.length(0);
    });

    it('one challenge, however long the form takes', async () => {
      const environment = makeProofEnvironment();
      const element = await place('uncac-petition', environment);
      find(element, '#country').focus();
      await fillIn(element);
      await press(element);
      await isSent(element);
      expect(asked(environment)).to.equal(1);
    });
  });

  describe('sends', () => {
    it('the proof with the signature', async () => {
      const environment = makeProofEnvironment({ counter: 21 });
      const element = await place('uncac-petition', environment);
      await fillIn(element);
      await press(element);
      await isSent(element);
      const [only, ...others] = sent(environment);
      expect(counterIn(only?.body['proof'])).to.equal(21);
      expect(only?.body).to.deep.include({ email: 'wanjiru@example.org', consent: true });
      expect(others).to.deep.equal([]);
    });

    it('only once the proof is there, and says that it is sending', async () => {
      const environment = makeProofEnvironment();
      let give: (answer: Response) => void = () => undefined;
      environment.on('/challenge', () => new Promise((resolve) => (give = resolve)));
      const element = await place('uncac-petition', environment);
      await fillIn(element);
      await press(element);
      await until(() => asked(environment) === 1);
      expect(find(element, 'form [type=submit]').textContent?.trim()).to.equal('Sending…');
      expect(sent(environment)).to.have.length(0);
      give(json(await makeChallenge()));
      await isSent(element);
    });

    it('another proof with another mail', async () => {
      const environment = makeProofEnvironment();
      const element = await place('uncac-petition', environment);
      await fillIn(element);
      await press(element);
      await isSent(element);
      await environment.pass(600);
      await press(element, '[part=sent] button');
      await until(() => sent(environment).length === 2);
      const [first, second] = sent(environment);
      expect(second?.body['proof']).to.not.equal(first?.body['proof']);
      expect(second?.key).to.not.equal(first?.key);
    });

    for (const code of ['expired', 'used', 'invalid']) {
      it(`again by itself with another proof and the same key, where the first one is ${code}`, async () => {
        const environment = makeProofEnvironment();
        refuseOnce(environment, code);
        const element = await place('uncac-petition', environment);
        await fillIn(element);
        await press(element);
        await isSent(element);
        const [first, second, ...others] = sent(environment);
        expect(second?.key).to.equal(first?.key);
        expect(second?.body['proof']).to.not.equal(first?.body['proof']);
        expect({ ...second?.body, proof: '' }).to.deep.equal({ ...first?.body, proof: '' });
        expect(others).to.deep.equal([]);
      });
    }

    it('with a proof after all, where the petition asks for one since its texts were loaded', async () => {
      const environment = makeProofEnvironment();
      environment.on('GET /v1/petitions/review', makeEnvironment().answers.at(-1)?.[1] ?? (() => json({})));
      refuseOnce(environment, 'required');
      const element = await place('uncac-petition', environment);
      await fillIn(element);
      await press(element);
      await isSent(element);
      expect(sent(environment).map(({ body }) => 'proof' in body)).to.deep.equal([false, true]);
    });

    it('the same key and the same proof again, after a failure', async () => {
      const environment = makeProofEnvironment();
      environment.on('/signatures', () => json({ code: 'internal' }, 500));
      const element = await place('uncac-petition', environment);
      await fillIn(element);
      await press(element);
      await until(() => textOf(element).includes('Something went wrong'));
      environment.on('/signatures', () => json({ status: 'confirmation-sent' }, 202));
      await press(element);
      await isSent(element);
      const [first, second] = sent(environment);
      expect(second).to.deep.equal(first);
      expect(asked(environment)).to.equal(1);
    });
  });

  describe('keeps what was typed', () => {
    const keepsAll = (element: Element) => {
      expect(find<HTMLInputElement>(element, '#name').value).to.equal('Wanjirũ Mwangi');
      expect(find<HTMLInputElement>(element, '#email').value).to.equal('wanjiru@example.org');
      expect(find<HTMLInputElement>(element, '#consent').checked).to.equal(true);
    };

    it('and gives up after some tries, where no proof is good enough', async () => {
      const environment = makeProofEnvironment();
      environment.on('/signatures', () =>
        json({ code: 'invalid-fields', errors: [{ path: 'proof', code: 'invalid' }] }, 422),
      );
      const element = await place('uncac-petition', environment);
      await fillIn(element);
      await press(element);
      await until(() => textOf(element).includes('Something went wrong'));
      expect(sent(environment)).to.have.length(6);
      keepsAll(element);
    });

    it('and sends it again by itself, where the server is too busy for a challenge', async () => {
      const environment = makeProofEnvironment();
      environment.on('/challenge', () => json({ code: 'overloaded' }, 503, { 'Retry-After': '7' }));
      const element = await place('uncac-petition', environment);
      await fillIn(element);
      await press(element);
      await until(() => textOf(element).includes('sent again in 7 seconds'));
      keepsAll(element);
      environment.on('/challenge', async () => json(await makeChallenge()));
      await environment.pass(7);
      await isSent(element);
      expect(sent(environment)).to.have.length(1);
    });

    it('and sends it once the network is back, where the challenge could not be fetched', async () => {
      const environment = makeProofEnvironment();
      environment.on('/challenge', () => Promise.reject(new TypeError('Failed to fetch')));
      const element = await place('uncac-petition', environment);
      await fillIn(element);
      await press(element);
      await until(() => textOf(element).includes('could not be reached'));
      keepsAll(element);
      environment.on('/challenge', async () => json(await makeChallenge()));
      environment.goOnline();
      await isSent(element);
      expect(sent(environment)).to.have.length(1);
    });

    it('and shows that the petition has closed meanwhile, where it gives no challenge any more', async () => {
      const environment = makeProofEnvironment();
      environment.on('/challenge', () => json({ code: 'petition-not-open' }, 409));
      const element = await place('uncac-petition', environment);
      await fillIn(element);
      await press(element);
      await until(() => has(element, '[part=status]'));
      expect(sent(environment)).to.have.length(0);
    });
  });

  describe('solves no longer', () => {
    it('once it is taken off the page', async () => {
      const environment = makeProofEnvironment({ keyPrefix: 'f'.repeat(32) });
      let ended = 0;
      environment.startWorker = () =>
        Object.assign(new EventTarget(), { postMessage: () => undefined, terminate: () => void ended++ });
      const element = await place('uncac-petition', environment);
      find(element, '#country').focus();
      await until(() => asked(environment) === 1);
      await settle();
      element.remove();
      expect(ended).to.equal(1);
    });
  });
});
