import { render } from 'lit';
import type { ExportFormat } from '../export-format.js';
import { make } from './making.js';
import { open, readChosen } from './opening.js';
import type { PageActions, PageState } from './page-state.js';
import './page.css';
import { chooseLanguage, directionOf, sayIn } from './texts.js';
import { view } from './view.js';
import { standInForSubtle } from './without-subtle.js';

standInForSubtle(crypto);

const wanted = new URLSearchParams(location.search).get('lang');
let state: PageState = {
  lang: chooseLanguage([...(wanted === null ? [] : [wanted]), ...navigator.languages]),
  isSaved: 'saved' in document.documentElement.dataset,
  wantsPassphrase: true,
  making: { status: 'idle' },
  chosen: [],
  opening: { status: 'idle' },
};
let work = new AbortController();

const change = (changes: Partial<PageState>): void => {
  state = { ...state, ...changes };
  const { documentElement } = document;
  documentElement.lang = state.lang;
  documentElement.dir = directionOf(state.lang);
  document.title = sayIn(state.lang)('title');
  render(view(state, actions), document.body);
};

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/** The file that was chosen; a field without one gives a nameless file. */
const fileOf = (form: FormData, name: string): File | undefined => {
  const value = form.get(name);
  return value instanceof File && value.name !== '' ? value : undefined;
};

const actions: PageActions = {
  speak: (lang) => change({ lang }),
  wantPassphrase: (wantsPassphrase) => change({ wantsPassphrase, making: { status: 'idle' } }),
  make: (form) => {
    const input = {
      wanted: state.wantsPassphrase,
      passphrase: textOf(form, 'passphrase'),
      repeated: textOf(form, 'repeated'),
    };
    void make(input, (making) => change({ making }));
  },
  saved: () => {
    if (state.making.status === 'made') change({ making: { ...state.making, saved: true } });
  },
  copy:
    navigator.clipboard === undefined
      ? undefined
      : (text) =>
          void navigator.clipboard.writeText(text).then(() => {
            if (state.making.status === 'made') change({ making: { ...state.making, copied: true } });
          }),
  choose: (files) => void readChosen(files).then((chosen) => change({ chosen, opening: { status: 'idle' } })),
  open: (form) => {
    if (state.opening.status === 'opened') URL.revokeObjectURL(state.opening.address);
    work = new AbortController();
    const input = {
      file: fileOf(form, 'export'),
      chosen: state.chosen,
      passphrases: state.chosen.map((_, at) => textOf(form, `passphrase-${at}`)),
      format: textOf(form, 'format') as ExportFormat,
      signal: work.signal,
    };
    void open(input, (opening) => change({ opening }));
  },
  cancel: () => work.abort(),
};

addEventListener('beforeunload', (event) => {
  if (state.making.status === 'made' && !state.making.saved) event.preventDefault();
});

document.body.replaceChildren();
change({});
