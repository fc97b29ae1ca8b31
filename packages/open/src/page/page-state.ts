import type { Making } from './making.js';
import type { ChosenIdentity, Opening } from './opening.js';
import type { PageLanguage } from './texts.js';

export interface PageState {
  readonly lang: PageLanguage;
  /** Whether this is the copy that was saved. */
  readonly isSaved: boolean;
  readonly wantsPassphrase: boolean;
  readonly making: Making;
  readonly chosen: readonly ChosenIdentity[];
  readonly opening: Opening;
}

/** What a person does. */
export interface PageActions {
  readonly speak: (lang: PageLanguage) => void;
  readonly wantPassphrase: (wanted: boolean) => void;
  readonly make: (form: FormData) => void;
  readonly saved: () => void;
  /** Undefined where the browser does not let a page copy, as on plain http. */
  readonly copy: ((text: string) => void) | undefined;
  readonly choose: (files: readonly File[]) => void;
  readonly open: (form: FormData) => void;
  readonly cancel: () => void;
}
