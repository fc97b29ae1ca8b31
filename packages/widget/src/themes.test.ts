import { looks, propertyOf, themes, type Palette } from '@uncac-petition/shared/constants';
import { expect } from 'chai';
import { violationsOf } from './testing/axe.js';
import { json } from './testing/fake-environment.js';
import { fillIn, find, makeEnvironment, makeTotals, place, press, until } from './testing/make.js';
import './petition/uncac-petition.define.js';
import './totals/uncac-totals.define.js';

const schemes = ['light', 'dark'] as const;
const colours = Object.keys(looks.calm.light) as (keyof Palette)[];
const green = { accent: '#00613a', onAccent: '#ffffff' };
const member = {
  member: 'chapter',
  name: 'Example Chapter',
  kind: 'cso' as const,
  country: 'KE',
  url: null,
  logo: null,
  colours: green,
  privacy: null,
};

const rgb = (colour: string): string => {
  const probe = document.createElement('i');
  probe.style.color = colour;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
};

/** What a private property comes to inside the frame. */
const wornBy = (element: Parameters<typeof find>[0], colour: keyof Palette): string => {
  const probe = document.createElement('i');
  probe.style.color = `var(${propertyOf(colour).replace('uncac-', '_')})`;
  find(element, '.frame').append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
};

describe('themes', () => {
  beforeEach(() => void (document.documentElement.lang = 'en'));
  afterEach(() => {
    document.body.replaceChildren();
    document.documentElement.style.colorScheme = '';
  });

  for (const theme of themes)
    for (const scheme of schemes)
      describe(`${theme}, on a ${scheme} page`, () => {
        beforeEach(() => void (document.documentElement.style.colorScheme = scheme));

        it('has the colours whose contrast is tested', async () => {
          for (const name of ['uncac-petition', 'uncac-totals'] as const) {
            const element = await place(name, makeEnvironment(), { theme });
            for (const colour of colours)
              expect(wornBy(element, colour), `${name} ${colour}`).to.equal(rgb(looks[theme][scheme][colour]));
          }
        });

        it('passes axe with mistakes, after sending, and as totals', async () => {
          const element = await place('uncac-petition', makeEnvironment(), { theme });
          await press(element);
          expect(await violationsOf(element), 'mistakes').to.deep.equal([]);
          await fillIn(element);
          await press(element);
          expect(await violationsOf(element), 'sent').to.deep.equal([]);
          element.remove();
          const environment = makeEnvironment().on('/totals', () => json(makeTotals(412)));
          expect(await violationsOf(await place('uncac-totals', environment, { theme })), 'totals').to.deep.equal([]);
        });

        it("has the page's own colours before its own", async () => {
          document.body.style.setProperty('--uncac-surface', '#123456');
          const element = await place('uncac-petition', makeEnvironment(), { theme });
          expect(getComputedStyle(find(element, '.frame')).backgroundColor).to.equal('rgb(18, 52, 86)');
          document.body.style.removeProperty('--uncac-surface');
        });

        it("has the member's buttons, unless it is plain, and passes axe with them", async () => {
          const element = await place('uncac-petition', makeEnvironment({ member }), { theme });
          const expected = theme === 'plain' ? looks.plain[scheme].accent : green.accent;
          expect(getComputedStyle(find(element, 'form .primary')).backgroundColor).to.equal(rgb(expected));
          expect(await violationsOf(element)).to.deep.equal([]);
        });
      });

  it('change while the element is on the page', async () => {
    const element = await place('uncac-petition', makeEnvironment());
    element.setAttribute('theme', 'plain');
    expect(wornBy(element, 'accent')).to.equal('rgb(0, 0, 0)');
    element.setAttribute('theme', 'no-such-theme');
    expect(wornBy(element, 'accent')).to.equal(rgb(looks.calm.light.accent));
  });
});

describe('places for what the page adds', () => {
  afterEach(() => document.body.replaceChildren());

  const add = (element: HTMLElement, slot: string): HTMLElement => {
    const paragraph = document.createElement('p');
    Object.assign(paragraph, { slot, textContent: slot });
    element.append(paragraph);
    return paragraph;
  };
  const isShown = (one: HTMLElement): boolean => one.getClientRects().length > 0;

  it('are around the form, and after sending below what to do next', async () => {
    const element = await place('uncac-petition', makeEnvironment());
    const [before, after, thanks] = ['before-form', 'after-form', 'thanks'].map((slot) => add(element, slot));
    if (!before || !after || !thanks) throw new Error('One is missing');
    expect([before, after, thanks].map(isShown)).to.deep.equal([true, true, false]);
    const form = find(element, 'form').getBoundingClientRect();
    expect(before.getBoundingClientRect().bottom).to.be.at.most(form.top);
    expect(after.getBoundingClientRect().top).to.be.at.least(form.bottom);
    await fillIn(element);
    await press(element);
    await until(() => isShown(thanks));
    expect([before, after].map(isShown)).to.deep.equal([false, false]);
  });
});
