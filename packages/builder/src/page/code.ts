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

/** Custom properties by name, with the scheme where the page has only one. */
export const ownProperties = ({ usesOwn, own, scheme }: Choices): Readonly<Record<string, string>> => {
  if (!usesOwn) return {};
  const colours = (Object.keys(own) as (keyof Palette)[]).flatMap((colour) => {
    const value = own[colour];
    return value === undefined ? [] : [[propertyOf(colour), value] as const];
  });
  return Object.fromEntries([...(scheme === 'both' ? [] : [['color-scheme', scheme] as const]), ...colours]);
};

const ownRule = (choices: Choices): string => {
  const lines = Object.entries(ownProperties(choices)).map(([name, value]) => `  ${name}: ${value};\n`);
  return lines.length === 0 ? '' : `uncac-petition,\nuncac-totals {\n${lines.join('')}}\n`;
};
