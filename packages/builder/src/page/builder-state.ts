import type { Look, Palette, Theme } from '@uncac-petition/shared/constants';
import type { PageLanguage } from './texts.js';

export const embedKinds = ['form', 'form-totals', 'totals-map', 'frame', 'link', 'oembed'] as const;
export type EmbedKind = (typeof embedKinds)[number];

/** When the page is light or dark; own colours are checked for these. */
export const pageSchemes = ['both', 'light', 'dark'] as const;
export type PageScheme = (typeof pageSchemes)[number];

export const schemesOf = (scheme: PageScheme): readonly (keyof Look)[] =>
  scheme === 'both' ? ['light', 'dark'] : [scheme];

export interface Member {
  readonly member: string;
  readonly name: string;
}

/** What the server says of the chosen petition, in the chosen language. */
export interface PetitionFacts {
  readonly title: string;
  readonly languages: readonly string[];
}

export interface Choices {
  readonly petition: string;
  /** Empty until one is chosen. */
  readonly member: string;
  /** Empty where the page around it decides. */
  readonly lang: string;
  readonly kind: EmbedKind;
  readonly theme: Theme;
  readonly usesOwn: boolean;
  readonly own: Readonly<Partial<Palette>>;
  readonly scheme: PageScheme;
  readonly pins: boolean;
}

export interface BuilderState {
  readonly pageLang: PageLanguage;
  /** Of the petition server, without a final slash, as members' pages reach it. */
  readonly publicUrl: string;
  readonly petitions: readonly { readonly petition: string; readonly title: string }[];
  readonly members: readonly Member[];
  readonly search: string;
  readonly facts: PetitionFacts | undefined;
  readonly failed: boolean;
  readonly release: { readonly version: string; readonly integrity: string } | undefined;
  readonly choices: Choices;
  readonly address: string;
  readonly pasted: string;
  /** Which code was copied last. */
  readonly copied: string;
}

export interface BuilderActions {
  readonly change: (changes: Partial<BuilderState>) => void;
  readonly choose: (choices: Partial<Choices>) => void;
  /** Undefined where the browser lets no page write to the clipboard. */
  readonly copy: ((text: string) => void) | undefined;
}

/** Whether the embed is made of elements on the page, which have themes and colours. */
export const isOnPage = (kind: EmbedKind): boolean =>
  kind === 'form' || kind === 'form-totals' || kind === 'totals-map';
