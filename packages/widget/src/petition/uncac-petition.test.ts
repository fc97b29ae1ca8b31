import { expect } from 'chai';
import { violationsOf } from '../testing/axe.js';
import { type FakeEnvironment, json, settle } from '../testing/fake-environment.js';
import {
  fillIn,
  find,
  has,
  makeEnvironment,
  makePetition,
  makeTotals,
  place,
  press,
  settled,
  textOf,
  type,
  until,
} from '../testing/make.js';
import { version } from '../version.js';
import './uncac-petition.define.js';
import type { UncacPetition } from './uncac-petition.js';

const bodyOf = (environment: FakeEnvironment, index = 0) =>
  JSON.parse(environment.sent('/signatures')[index]?.init.body as string) as Record<string, unknown>;
const keyOf = (environment: FakeEnvironment, index = 0) =>
  new Headers(environment.sent('/signatures')[index]?.init.headers).get('Idempotency-Key');
const focused = (element: HTMLElement) => element.shadowRoot?.activeElement?.id;

describe('<uncac-petition>', () => {
  beforeEach(() => {
    document.documentElement.lang = 'en';
    document.body.style.margin = '0';
  });
  afterEach(() => {
    document.body.replaceChildren();
    document.documentElement.style.colorScheme = '';
  });

  describe('is accessible', () => {
    for (const scheme of ['light', 'dark']) {
      it(`with the form open, in ${scheme} colours`, async () => {
        document.documentElement.style.colorScheme = scheme;
        const element = await place(
          'uncac-petition',
          makeEnvironment({
            fields: ['locality', 'showName'],
            optIn: [{ holder: 'lead', name: 'Lead', text: 'Write to me.', version: 1 }],
          }),
        );
        type(element, 'country', 'FI');
        await settled(element);
        expect(await violationsOf(element)).to.deep.equal([]);
      });

      it(`with errors, in ${scheme} colours`, async () => {
        document.documentElement.style.colorScheme = scheme;
        const element = await place('uncac-petition', makeEnvironment());
        await press(element);
        expect(await violationsOf(element)).to.deep.equal([]);
      });

      it(`after sending, in ${scheme} colours`, async () => {
        document.documentElement.style.colorScheme = scheme;
        const element = await place('uncac-petition', makeEnvironment());
        await fillIn(element);
        await press(element);
        expect(await violationsOf(element)).to.deep.equal([]);
      });
    }

    it('when nobody can sign, in Arabic', async () => {
      const element = await place('uncac-petition', makeEnvironment({ lang: 'ar', status: 'closed' }), { lang: 'ar' });
      await until(() => has(element, '.frame'));
      expect(await violationsOf(element)).to.deep.equal([]);
    });

    it('and fits into 320 pixels', async () => {
      const column = document.createElement('div');
      column.style.width = '320px';
      document.body.append(column);
      const element = await place('uncac-petition', makeEnvironment({ fields: ['locality'] }), {}, column);
      const frame = find(element, '.frame');
      expect(frame.scrollWidth).to.be.at.most(320);
    });

    it('and hides the honeypot from people and screen readers', async () => {
      const element = await place('uncac-petition', makeEnvironment());
      const fax = find<HTMLInputElement>(element, '#fax');
      expect(fax.tabIndex).to.equal(-1);
      expect(fax.closest('[aria-hidden=true]')).to.not.equal(null);
      expect(fax.parentElement?.getBoundingClientRect().width).to.be.at.most(1);
    });
  });

  describe('takes its properties', () => {
    it('and asks for the petition in its language, for its member, without credentials', async () => {
      const environment = makeEnvironment({ lang: 'fr' });
      await place('uncac-petition', environment, { lang: 'fr-CA', member: 'chapter' });
      const [request] = environment.sent('GET /v1/petitions/review');
      expect(request?.url.search).to.equal('?lang=fr-CA&member=chapter');
      expect(request?.init.credentials).to.equal('omit');
    });

    it('and speaks the language of the nearest lang attribute of the page', async () => {
      const section = document.createElement('section');
      section.lang = 'fr';
      document.body.append(section);
      const environment = makeEnvironment();
      await place('uncac-petition', environment, {}, section);
      expect(environment.sent('GET /v1/petitions/review')[0]?.url.searchParams.get('lang')).to.equal('fr');
    });

    it("and speaks the browser's language where the page says none", async () => {
      document.documentElement.removeAttribute('lang');
      const environment = makeEnvironment();
      environment.languages = ['es-AR', 'en'];
      await place('uncac-petition', environment);
      expect(environment.sent('GET /v1/petitions/review')[0]?.url.searchParams.get('lang')).to.equal('es-AR');
    });

    describe('and when the language changes', () => {
      const switching = () =>
        makeEnvironment().on('GET /v1/petitions/review', ({ url }) =>
          json(makePetition({ lang: url.searchParams.get('lang') ?? 'en' })),
        );
      const countriesOf = (element: UncacPetition) =>
        [...find(element, '#country').querySelectorAll('option')].map(({ label }) => label);

      it('keeps what was typed and the focus, and says all of it anew, errors and sorted countries too', async () => {
        const element = await place('uncac-petition', switching());
        await fillIn(element);
        type(element, 'email', 'nobody');
        await press(element);
        const name = find<HTMLInputElement>(element, '#name');
        name.focus();
        name.setSelectionRange(2, 4);
        element.lang = 'fr';
        await until(() => textOf(element).includes('Signez cette pétition'));
        expect([name.value, name.selectionStart, name.selectionEnd]).to.deep.equal(['Wanjirũ Mwangi', 2, 4]);
        expect(focused(element)).to.equal('name');
        expect(find<HTMLInputElement>(element, '#email').value).to.equal('nobody');
        expect(find<HTMLSelectElement>(element, '#country').value).to.equal('KE');
        expect(find<HTMLInputElement>(element, '#consent').checked).to.equal(true);
        expect(textOf(element)).to.include('Veuillez corriger').and.not.include('Please');
        const french = countriesOf(element);
        expect(french).to.include('Allemagne').and.not.include('Germany');
        expect(french.indexOf('Allemagne')).to.be.lessThan(french.indexOf('Angola'));
        expect(french.indexOf('Éthiopie')).to.be.lessThan(french.indexOf('Finlande'));
        element.lang = 'en';
        await until(() => textOf(element).includes('Sign this petition'));
        expect(find<HTMLSelectElement>(element, '#country').selectedOptions[0]?.label).to.equal('Kenya');
      });

      it('follows the page’s root, from and to right-to-left', async () => {
        const element = await place('uncac-petition', switching());
        document.documentElement.lang = 'ar';
        await until(() => find(element, '.frame').dir === 'rtl');
        expect(textOf(element)).to.include('وقّع على هذه العريضة');
        document.documentElement.lang = 'en';
        await until(() => find(element, '.frame').dir === 'ltr');
        element.remove();
        document.documentElement.lang = 'fr';
        await settle();
        expect(textOf(element)).to.include('Sign this petition');
      });
    });

    it('and asks one address for its words, of its petition and its version, and never for English', async () => {
      const environment = makeEnvironment({ lang: 'pt-BR' }).on('/locales/pt-BR.json', () => json({ sign: 'Assinar' }));
      await place('uncac-petition', environment, { lang: 'pt-BR' });
      const asked = environment.requests.filter(({ url }) => url.pathname.includes('/locales/'));
      expect(asked.map(({ url }) => url.pathname + url.search)).to.deep.equal([
        `/v1/petitions/review/locales/pt-BR.json?version=${version}`,
      ]);
      const english = makeEnvironment({ lang: 'en-GB' });
      await place('uncac-petition', english, { lang: 'en-GB' });
      expect(english.requests.some(({ url }) => url.pathname.includes('/locales/'))).to.equal(false);
    });

    for (const [lang, dir] of [
      ['zh-Hant', 'ltr'],
      ['sr-Latn', 'ltr'],
      ['pt-BR', 'ltr'],
      ['az-Arab', 'rtl'],
      ['ckb', 'rtl'],
    ] as const)
      it(`and is written ${dir} in ${lang}`, async () => {
        const environment = makeEnvironment({ lang }).on(`/locales/${lang}.json`, () => json({ sign: '***' }));
        const element = await place('uncac-petition', environment, { lang });
        expect([find(element, '.frame').lang, find(element, '.frame').dir]).to.deep.equal([lang, dir]);
        expect(find(element, '[type=submit]').textContent).to.include('***');
      });

    it('and speaks Arabic beside English, each in its own direction', async () => {
      const arabic = await place('uncac-petition', makeEnvironment({ lang: 'ar' }), { lang: 'ar' });
      const english = await place('uncac-petition', makeEnvironment(), { lang: 'en' });
      await until(() => has(arabic, '.frame'));
      const [right, left] = [find(arabic, 'form'), find(english, 'form')].map((field) => getComputedStyle(field));
      expect([find(arabic, '.frame').dir, find(english, '.frame').dir]).to.deep.equal(['rtl', 'ltr']);
      expect([right?.direction, left?.direction]).to.deep.equal(['rtl', 'ltr']);
      expect(textOf(english)).to.include('Sign this petition');
      expect(textOf(arabic)).to.include('وقّع على هذه العريضة').and.not.include('Sign');
    });

    it('and stays left-to-right inside a page from right to left', async () => {
      const page = document.createElement('div');
      page.dir = 'rtl';
      document.body.append(page);
      const element = await place('uncac-petition', makeEnvironment(), { lang: 'en' }, page);
      expect(getComputedStyle(find(element, 'form')).direction).to.equal('ltr');
      expect(find(element, 'form').scrollWidth).to.be.at.most(find(element, 'form').clientWidth);
    });

    it('and is written from right to left in Arabic, whatever the page', async () => {
      const element = await place('uncac-petition', makeEnvironment({ lang: 'ar' }), { lang: 'ar' });
      await until(() => has(element, '.frame'));
      const frame = find(element, '.frame');
      expect(frame.dir).to.equal('rtl');
      expect(frame.lang).to.equal('ar');
      expect(textOf(element)).to.include('وقّع على هذه العريضة');
    });

    it('and still shows the form, in English, where the words of a language are missing', async () => {
      const element = await place('uncac-petition', makeEnvironment({ lang: 'pt' }), { lang: 'pt' });
      expect(textOf(element)).to.include('Sign this petition');
    });

    it('and sends nothing as a preview', async () => {
      const environment = makeEnvironment();
      const element = await place('uncac-petition', environment, { preview: '' });
      await fillIn(element);
      await press(element);
      expect(has(element, '#sent-title')).to.equal(true);
      expect(environment.sent('/signatures')).to.have.length(0);
    });
  });

  describe('shows the form', () => {
    it('with nothing preselected and nothing ticked', async () => {
      const element = await place(
        'uncac-petition',
        makeEnvironment({
          fields: ['showName'],
          optIn: [{ holder: 'member', name: 'M', text: 'Write to me.', version: 1 }],
        }),
      );
      expect(find<HTMLSelectElement>(element, '#country').value).to.equal('');
      expect(element.renderRoot.querySelectorAll('input:checked')).to.have.length(0);
    });

    it("with the member's country and the browser's region first", async () => {
      const environment = makeEnvironment({
        member: {
          member: 'm',
          name: 'M',
          kind: 'cso',
          country: 'KE',
          url: null,
          logo: null,
          colours: null,
          privacy: null,
        },
      });
      environment.languages = ['en-GB', 'sw'];
      const element = await place('uncac-petition', environment);
      const likely = [...find(element, 'optgroup').querySelectorAll('option')].map(({ value }) => value);
      expect(likely).to.deep.equal(['KE', 'GB']);
    });

    it('with the short form unless the petition turns more on', async () => {
      const element = await place('uncac-petition', makeEnvironment());
      expect(has(element, '#locality')).to.equal(false);
      expect(has(element, '#showName')).to.equal(false);
      expect(has(element, '[id^=optIn]')).to.equal(false);
    });

    it('and says what is handed over once the country is known', async () => {
      const element = await place('uncac-petition', makeEnvironment());
      type(element, 'country', 'FI');
      await settled(element);
      expect(find(element, '.note').textContent)
        .to.include('Your initials and your country')
        .and.include('Finland: adopt the mechanism.');
    });

    it('and asks for no name where only counts are handed over, nor sends one', async () => {
      const environment = makeEnvironment();
      const element = await place('uncac-petition', environment);
      type(element, 'name', 'Typed before');
      await fillIn(element, 'RU');
      expect(has(element, '#name')).to.equal(false);
      await press(element);
      expect(bodyOf(environment)).to.not.have.property('name');
      expect(bodyOf(environment)).to.deep.include({
        country: 'RU',
        versions: { petition: 3, privacy: 2, consent: 1, ask: { ask: 'neutral', version: 9 }, optIn: {} },
      });
    });

    it('and counts without a name whoever chooses so', async () => {
      const environment = makeEnvironment();
      const element = await place('uncac-petition', environment);
      find(element, '#withoutName').click();
      await fillIn(element);
      await press(element);
      expect(bodyOf(environment)).to.deep.include({ withoutName: true }).and.not.have.property('name');
    });

    it('and shows the count with its goal, and a newer count when it comes', async () => {
      const environment = makeEnvironment();
      const element = await place('uncac-petition', environment);
      expect(find(element, '.count').textContent).to.include('412').and.include('588 more to reach 1,000');
      environment.streams[0]?.say(makeTotals(1001));
      await settled(element);
      expect(find(element, '.count').textContent).to.include('1,001').and.include('Goal of 1,000 reached');
    });

    it('and reads the count out at most once a minute, and never while someone types', async () => {
      const environment = makeEnvironment();
      const element = await place('uncac-petition', environment);
      const announced = () => find(element, '.frame > [role=status]').textContent;
      environment.streams[0]?.say(makeTotals(413));
      await settled(element);
      expect(announced()).to.equal('');
      await environment.pass(61);
      find(element, '#email').focus();
      environment.streams[0]?.say(makeTotals(414));
      await settled(element);
      expect(announced()).to.equal('');
      find(element, '#email').blur();
      environment.streams[0]?.say(makeTotals(415));
      await settled(element);
      expect(announced()).to.equal('415 signatures so far');
    });
  });

  describe('sends', () => {
    it('the signature with the versions of the texts, then names the mail to look for', async () => {
      const environment = makeEnvironment();
      const element = await place('uncac-petition', environment, { member: 'chapter' });
      await fillIn(element);
      await press(element);
      expect(bodyOf(environment)).to.deep.equal({
        name: 'Wanjirũ Mwangi',
        email: 'wanjiru@example.org',
        country: 'KE',
        kind: 'individual',
        member: 'chapter',
        lang: 'en',
        optIn: [],
        showName: false,
        withoutName: false,
        consent: true,
        versions: { petition: 3, privacy: 2, consent: 1, ask: { ask: 'neutral', version: 7 }, optIn: {} },
      });
      expect(keyOf(environment)).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(textOf(element))
        .to.include('Example Office')
        .and.include('office@campaign.example')
        .and.include('Your confirmation link');
      expect(focused(element)).to.equal('sent-title');
    });

    it('what is optional where it was filled in', async () => {
      const environment = makeEnvironment({
        fields: ['locality', 'showName'],
        optIn: [{ holder: 'lead', name: 'L', text: 'Write to me.', version: 4 }],
      });
      const element = await place('uncac-petition', environment);
      await fillIn(element);
      type(element, 'locality', ' Nakuru ');
      find(element, '#showName').click();
      find(element, '#optIn-lead').click();
      await press(element);
      expect(bodyOf(environment)).to.deep.include({
        locality: 'Nakuru',
        showName: true,
        optIn: ['lead'],
        versions: { petition: 3, privacy: 2, consent: 1, ask: { ask: 'neutral', version: 7 }, optIn: { lead: 4 } },
      });
    });

    it('once, however often the button is pressed', async () => {
      const environment = makeEnvironment();
      environment.on('/signatures', () => new Promise(() => undefined));
      const element = await place('uncac-petition', environment);
      await fillIn(element);
      await press(element);
      await press(element);
      expect(environment.sent('/signatures')).to.have.length(1);
      expect(find(element, 'form [type=submit]').textContent?.trim()).to.equal('Sending…');
    });

    it('again by itself after 503, with the same key, when the server says', async () => {
      const environment = makeEnvironment();
      environment.on('/signatures', () => json({ code: 'overloaded' }, 503, { 'Retry-After': '7' }));
      const element = await place('uncac-petition', environment);
      await fillIn(element);
      await press(element);
      expect(textOf(element)).to.include('sent again in 7 seconds');
      environment.on('/signatures', () => json({ status: 'confirmation-sent' }, 202));
      await environment.pass(6);
      expect(environment.sent('/signatures')).to.have.length(1);
      await environment.pass(1);
      await settled(element);
      expect(has(element, '#sent-title')).to.equal(true);
      expect(keyOf(environment, 1)).to.equal(keyOf(environment, 0));
    });

    it('again by hand after a failure, with the same key and all that was typed', async () => {
      const environment = makeEnvironment();
      environment.on('/signatures', () => json({ code: 'internal', requestId: 'r-42' }, 500));
      const element = await place('uncac-petition', environment);
      await fillIn(element);
      await press(element);
      expect(textOf(element)).to.include('r-42').and.include('contact@campaign.example');
      expect(find<HTMLInputElement>(element, '#email').value).to.equal('wanjiru@example.org');
      await press(element);
      expect(keyOf(environment, 1)).to.equal(keyOf(environment, 0));
    });

    it('with a new key when the text has changed', async () => {
      const environment = makeEnvironment();
      environment.on('/signatures', () => json({ code: 'internal' }, 500));
      const element = await place('uncac-petition', environment);
      await fillIn(element);
      await press(element);
      type(element, 'name', 'Another Name');
      await press(element);
      expect(keyOf(environment, 1)).to.not.equal(keyOf(environment, 0));
    });

    it('by itself once the network is back', async () => {
      const environment = makeEnvironment();
      environment.on('/signatures', () => Promise.reject(new TypeError('Failed to fetch')));
      const element = await place('uncac-petition', environment);
      await fillIn(element);
      await press(element);
      expect(textOf(element)).to.include('could not be reached');
      expect(find<HTMLInputElement>(element, '#name').value).to.equal('Wanjirũ Mwangi');
      environment.on('/signatures', () => json({ status: 'confirmation-sent' }, 202));
      environment.goOnline();
      await settled(element);
      expect(has(element, '#sent-title')).to.equal(true);
    });

    it('another mail after ten minutes, with a new key', async () => {
      const environment = makeEnvironment();
      const element = await place('uncac-petition', environment);
      await fillIn(element);
      await press(element);
      expect(textOf(element)).to.include('you can have it sent again here').and.not.include('Send again');
      await environment.pass(600);
      await settled(element);
      expect(find(element, '[part=sent] button').textContent).to.equal('Send again');
      await press(element, '[part=sent] button');
      expect(environment.sent('/signatures')).to.have.length(2);
      expect(keyOf(environment, 1)).to.not.equal(keyOf(environment, 0));
    });

    it('to a corrected address, from the form as it was', async () => {
      const environment = makeEnvironment();
      const element = await place('uncac-petition', environment);
      await fillIn(element);
      await press(element);
      await press(element, '[part=sent] button');
      expect(focused(element)).to.equal('email');
      expect(find<HTMLInputElement>(element, '#name').value).to.equal('Wanjirũ Mwangi');
      expect(find<HTMLInputElement>(element, '#consent').checked).to.equal(true);
      type(element, 'email', 'right@example.org');
      await press(element);
      expect(bodyOf(environment, 1)['email']).to.equal('right@example.org');
      expect(keyOf(environment, 1)).to.not.equal(keyOf(environment, 0));
    });
  });

  describe('points at errors', () => {
    it('before sending, in a summary that gets the focus and leads to the fields', async () => {
      const environment = makeEnvironment();
      const element = await place('uncac-petition', environment);
      await press(element);
      expect(focused(element)).to.equal('summary');
      expect(find(element, '#summary').textContent).to.include('Please correct 4 fields');
      find(element, '#summary a[href="#email"]').click();
      await settled(element);
      expect(focused(element)).to.equal('email');
      expect(location.hash).to.equal('');
      expect(environment.sent('/signatures')).to.have.length(0);
    });

    it('beside each field, and takes them back when it is mended', async () => {
      const element = await place('uncac-petition', makeEnvironment());
      await press(element);
      const email = find(element, '#email');
      expect(email.getAttribute('aria-invalid')).to.equal('true');
      expect(email.getAttribute('aria-describedby')).to.equal('email-hint email-error');
      type(element, 'email', 'a@b.example');
      await settled(element);
      expect(email.hasAttribute('aria-invalid')).to.equal(false);
      expect(has(element, '#email-error')).to.equal(false);
    });

    it('that only the server finds', async () => {
      const environment = makeEnvironment();
      environment.on('/signatures', () =>
        json(
          {
            code: 'invalid-fields',
            errors: [
              { path: 'email', code: 'invalid' },
              { path: 'name', code: 'too-long' },
            ],
          },
          422,
        ),
      );
      const element = await place('uncac-petition', environment);
      await fillIn(element);
      await press(element);
      expect(find(element, '#name-error').textContent).to.equal('This is too long. Please shorten it.');
      expect(find(element, '#email-error').textContent).to.include('name@example.org');
      expect(focused(element)).to.equal('summary');
    });

    it('and says that sending failed where the server refuses something that is no field of the form', async () => {
      const environment = makeEnvironment();
      environment.on('/signatures', () =>
        json({ code: 'invalid-fields', errors: [{ path: 'versions', code: 'invalid' }] }, 422),
      );
      const element = await place('uncac-petition', environment);
      await fillIn(element);
      await press(element);
      expect(textOf(element)).to.include('Something went wrong');
    });
  });

  describe('works by keyboard', () => {
    it('and sends on Enter in a field, without a submit event', async () => {
      const environment = makeEnvironment();
      const element = await place('uncac-petition', environment);
      await fillIn(element);
      const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
      find(element, '#email').dispatchEvent(enter);
      await settled(element);
      expect(enter.defaultPrevented).to.equal(true);
      expect(environment.sent('/signatures')).to.have.length(1);
    });

    it('and does not send on the Enter that ends a composition', async () => {
      const environment = makeEnvironment();
      const element = await place('uncac-petition', environment);
      await fillIn(element);
      find(element, '#name').dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }),
      );
      await settled(element);
      expect(environment.sent('/signatures')).to.have.length(0);
    });

    it('and makes every target at least 24 pixels high', async () => {
      const element = await place('uncac-petition', makeEnvironment({ fields: ['showName'] }));
      const small = [
        ...element.renderRoot.querySelectorAll<HTMLElement>('button, select, input:not([tabindex]), summary'),
      ].filter((target) => target.offsetParent && target.getBoundingClientRect().height < 24);
      expect(small).to.deep.equal([]);
    });
  });

  describe('is in a state that it shows', () => {
    it('loading: the fallback link stays visible', async () => {
      const environment = makeEnvironment();
      environment.on('GET /v1/petitions/review', () => new Promise(() => undefined));
      const element = await place('uncac-petition', environment);
      expect(element.querySelector('a')?.getBoundingClientRect().height).to.be.greaterThan(0);
    });

    it('not loaded: the fallback link stays, and it tries again', async () => {
      const environment = makeEnvironment();
      environment.on('GET /v1/petitions/review', () => json({ code: 'internal' }, 500));
      const element = await place('uncac-petition', environment);
      expect(element.querySelector('a')?.getBoundingClientRect().height).to.be.greaterThan(0);
      environment.on('GET /v1/petitions/review', () => json(makePetition()));
      await environment.pass(2);
      await settled(element);
      expect(has(element, 'form')).to.equal(true);
      expect(element.querySelector('a')?.getBoundingClientRect().height).to.equal(0);
    });

    it('without a petition: the fallback link stays, and no place is kept for a form that cannot come', async () => {
      const environment = makeEnvironment();
      environment.on('GET /v1/petitions/review', () => json({ code: 'petition-not-found' }, 404));
      for (const petition of ['review', '']) {
        const element = await place('uncac-petition', environment, { petition });
        expect(element.getBoundingClientRect().height).to.be.within(10, 100);
      }
    });

    it('unknown petition: the fallback link stays, and nobody asks again', async () => {
      const environment = makeEnvironment();
      environment.on('GET /v1/petitions/review', () => json({ code: 'petition-not-found' }, 404));
      await place('uncac-petition', environment);
      await environment.pass(600);
      expect(environment.sent('GET /v1/petitions/review')).to.have.length(1);
    });

    it('for pages of members only: the fallback link stays, and nobody asks again', async () => {
      const environment = makeEnvironment();
      environment.on('GET /v1/petitions/review', () => json({ code: 'origin-not-allowed' }, 403));
      const element = await place('uncac-petition', environment);
      expect(element.querySelector('a')?.getBoundingClientRect().height).to.be.greaterThan(0);
      await environment.pass(600);
      expect(environment.sent('GET /v1/petitions/review')).to.have.length(1);
    });

    for (const [status, says] of [
      ['draft', 'is not open yet'],
      ['paused', 'Signing is paused'],
      ['closed', 'is closed'],
      ['delivered', 'has been handed over'],
    ] as const) {
      it(`${status}: no form, and it says so`, async () => {
        const environment = makeEnvironment({ status, opensAt: '2008-11-01T00:00:00Z' });
        environment.on('/totals', () => json(makeTotals(412, { status })));
        const element = await place('uncac-petition', environment);
        expect(has(element, 'form')).to.equal(false);
        expect(find(element, '[part=status]').textContent).to.include(says);
      });
    }

    it('closed while someone fills the form in: the refusal is shown', async () => {
      const environment = makeEnvironment();
      environment.on('/signatures', () => json({ code: 'petition-not-open' }, 409));
      const element = await place('uncac-petition', environment);
      await fillIn(element);
      environment.on('GET /v1/petitions/review', () => json(makePetition({ status: 'closed' })));
      await press(element);
      await settled(element);
      expect(find(element, '[part=status]').textContent).to.include('is closed');
    });
  });

  describe('shares', () => {
    it('by plain links that call nobody until they are followed', async () => {
      const environment = makeEnvironment();
      const element = await place('uncac-petition', environment);
      await fillIn(element);
      await press(element);
      const links = [...element.renderRoot.querySelectorAll<HTMLAnchorElement>('[part=share] a')].map(
        ({ href }) => new URL(href).host || 'mailto',
      );
      expect(links).to.deep.equal(['mailto', 'wa.me', 'x.com', 'www.facebook.com']);
      expect(environment.requests.every(({ url }) => url.origin === 'https://petition.example')).to.equal(true);
    });

    it('by copying the link, or by selecting it where the clipboard is closed', async () => {
      const environment = makeEnvironment({ status: 'closed' });
      environment.on('/totals', () => json(makeTotals(412, { status: 'closed' })));
      const element = await place('uncac-petition', environment);
      await press(element, '.copy button');
      expect(environment.copied).to.deep.equal(['https://petition.example/p/review']);
      expect(textOf(element)).to.include('Link copied');
      environment.copy = () => Promise.reject(new DOMException('No', 'NotAllowedError'));
      await press(element, '.copy button');
      expect(focused(element)).to.equal('link');
    });
  });

  describe('tells the page', () => {
    it('before sending, so that it can be stopped', async () => {
      const environment = makeEnvironment();
      const element = await place('uncac-petition', environment);
      element.addEventListener('uncac-sign', (event) => event.preventDefault());
      await fillIn(element);
      await press(element);
      expect(environment.sent('/signatures')).to.have.length(0);
      expect(has(element, 'form')).to.equal(true);
    });

    it('what happened, by events that bubble, are composed and carry nothing personal', async () => {
      const events: CustomEvent[] = [];
      const names = ['uncac-sign', 'uncac-signed', 'uncac-totals', 'uncac-error'];
      const note = (event: Event) => events.push(event as CustomEvent);
      for (const name of names) document.addEventListener(name, note);
      const environment = makeEnvironment();
      environment.on('/signatures', () => json({ code: 'internal' }, 500));
      const element = await place('uncac-petition', environment, { member: 'chapter' });
      await fillIn(element);
      await press(element);
      environment.on('/signatures', () => json({ status: 'confirmation-sent' }, 202));
      await press(element);
      for (const name of names) document.removeEventListener(name, note);
      expect(events.map(({ type: name }) => name)).to.deep.equal([
        'uncac-totals',
        'uncac-sign',
        'uncac-error',
        'uncac-sign',
        'uncac-signed',
      ]);
      expect(events.map(({ detail }) => detail as unknown)).to.deep.equal([
        { petition: 'review', sequence: 412, total: 412 },
        { petition: 'review', member: 'chapter', preview: false },
        { petition: 'review', code: 'internal' },
        { petition: 'review', member: 'chapter', preview: false },
        { petition: 'review', member: 'chapter', preview: false },
      ]);
      expect(events.every(({ composed, bubbles }) => composed && bubbles)).to.equal(true);
    });
  });

  it('can be taken off the page while sending, and sends the same again once it is back', async () => {
    const environment = makeEnvironment();
    environment.on('/signatures', () => new Promise(() => undefined));
    const element = await place('uncac-petition', environment);
    await fillIn(element);
    await press(element);
    element.remove();
    expect(environment.sent('/signatures')[0]?.init.signal?.aborted).to.equal(true);
    environment.on('/signatures', () => json({ status: 'confirmation-sent' }, 202));
    document.body.append(element);
    await settled(element);
    expect(has(element, '#sent-title')).to.equal(true);
    expect(keyOf(environment, 1)).to.equal(keyOf(environment, 0));
    expect(environment.sent('/signatures')).to.have.length(2);
  });

  it('registers once, even when a second copy of the script comes', async () => {
    const { define } = await import('../define.js');
    const first = customElements.get('uncac-petition');
    define('uncac-petition', class extends HTMLElement {});
    expect(customElements.get('uncac-petition')).to.equal(first);
  });
});
