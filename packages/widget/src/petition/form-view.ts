import type { Petition } from '@uncac-petition/shared';
import type { SignState } from '../controllers/sign-controller.js';
import type { Locale } from '../locales/locale.js';
import type { CountryChoices } from './countries.js';
import type { Draft, FieldErrors } from './draft.js';

/** All that the form shows, and what can be done with it. */
export interface FormView {
  readonly petition: Petition;
  readonly locale: Locale;
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
