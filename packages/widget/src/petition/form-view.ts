import type { Petition, PublicTotals } from '@uncac-petition/shared';
import type { SignState } from '../controllers/sign-controller.js';
import type { Kinds, Later } from '../load-chunks.js';
import type { Locale } from '../locales/locale.js';
import type { CountryChoices } from './countries.js';
import type { Draft, FieldErrors } from './draft.js';

/** All that is shown, and what can be done with it. */
export interface FormView {
  readonly petition: Petition;
  readonly locale: Locale;
  /** Without a final slash. */
  readonly server: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly totals: PublicTotals | undefined;
  /** What comes beside and after the form, where it has come. */
  readonly later: Later | undefined;
  /** What others than individuals sign with, where they may and it has come. */
  readonly kinds: Kinds | undefined;
  readonly draft: Readonly<Draft>;
  readonly errors: FieldErrors;
  readonly state: SignState;
  readonly choices: CountryChoices;
  /** Why it has not gone through; nothing while nothing is wrong. */
  readonly trouble: unknown;
  readonly preview: boolean;
  /** Somebody begins to fill the form in, or goes on. */
  readonly touched: () => void;
  readonly change: (typed: Partial<Draft>) => void;
  readonly submit: () => void;
  readonly focusField: (id: string) => void;
}
