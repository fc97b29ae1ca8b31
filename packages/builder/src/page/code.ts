import {
  embedCss,
  looks,
  propertyOf,
  snippetFor,
  themes,
  type Look,
  type Palette,
  type Snippet,
} from '@uncac-petition/shared/constants';
import { failures, type Failure } from '../colour/nearest.js';
import { isOnPage, schemesOf, type BuilderState, type Choices, type EmbedKind } from './builder-state.js';

/** What is to be pasted. */
export interface Code {
  /** HTML, or an address. */
  readonly main: string;
  readonly isAddress: boolean;
  /** For the style sheet of the page; undefined where the embed needs none. */
  readonly style: string | undefined;
}

const partOf: Readonly<Record<EmbedKind, keyof Snippet>> = {
  form: 'lines',
  'form-totals': 'withTotals',
  'totals-map': 'map',
  frame: 'frame',
  link: 'link',
  oembed: 'oembed',
};

/** Undefined until a member is chosen, and while its colours can't be read. */
export const codeFor = (state: BuilderState): Code | undefined => {
  const { choices, facts, publicUrl, release } = state;
  if (choices.member === '' || facts === undefined || failuresOf(choices).length > 0) return undefined;
  const { petition, member, kind, lang, theme, pins } = choices;
  const snippet = snippetFor({
    publicUrl,
    petition,
    member,
    title: facts.title,
    lang: lang === '' ? undefined : lang,
    theme: isOnPage(kind) ? theme : themes[0],
    pinned: pins ? release : undefined,
  });
  return {
    main: snippet[partOf[kind]],
    isAddress: kind === 'link' || kind === 'oembed',
    style: isOnPage(kind) ? `${embedCss}${ownRule(choices)}` : undefined,
  };
};

/** Of the theme, with the page's own colours in it. */
export const lookOf = ({ theme, usesOwn, own }: Choices): Look =>
  usesOwn ? { light: { ...looks[theme].light, ...own }, dark: { ...looks[theme].dark, ...own } } : looks[theme];

/** Colours of the page's own that can't be read; none of a theme's own ever. */
export const failuresOf = (choices: Choices): readonly Failure[] =>
  choices.usesOwn && isOnPage(choices.kind) ? failures(lookOf(choices), schemesOf(choices.scheme)) : [];

/** Those that a site has of its own; others come to it where one of them fails. */
const offered = ['accent', 'onAccent', 'text', 'surface', 'raised'] as const satisfies readonly (keyof Palette)[];

/** What can be chosen. */
export const shownColours = ({ own }: Choices): readonly (keyof Palette)[] => [
  ...new Set<keyof Palette>([...offered, ...(Object.keys(own) as (keyof Palette)[])]),
];

/**
 * Custom properties by name, with the scheme where the page has only one. Also colours that were not changed: else the
 * member's would stand for them.
 */
export const ownProperties = (choices: Choices): Readonly<Record<string, string>> => {
  const { usesOwn, scheme } = choices;
  if (!usesOwn) return {};
  const { light, dark } = lookOf(choices);
  const valueOf = (colour: keyof Palette): string => {
    if (scheme !== 'both') return { light, dark }[scheme][colour];
    return light[colour] === dark[colour] ? light[colour] : `light-dark(${light[colour]}, ${dark[colour]})`;
  };
  const colours = shownColours(choices).map((colour) => [propertyOf(colour), valueOf(colour)] as const);
  return Object.fromEntries([...(scheme === 'both' ? [] : [['color-scheme', scheme] as const]), ...colours]);
};

/** Browsers that don't know `light-dark()` show the light scheme, as the themes do. */
const ownRule = (choices: Choices): string => {
  const all = Object.entries(ownProperties(choices));
  if (all.length === 0) return '';
  const byScheme = all.filter(([, value]) => value.startsWith('light-dark('));
  const light = Object.entries(ownProperties({ ...choices, scheme: 'light' })).filter(([name]) =>
    name.startsWith('--'),
  );
  const plain = ruleOf(byScheme.length === 0 ? all : light);
  return byScheme.length === 0 ? plain : `${plain}@supports (color: light-dark(#000, #fff)) {\n${ruleOf(byScheme)}}\n`;
};

const ruleOf = (properties: readonly (readonly [string, string])[]): string =>
  `uncac-petition,\nuncac-totals {\n${properties.map(([name, value]) => `  ${name}: ${value};\n`).join('')}}\n`;
