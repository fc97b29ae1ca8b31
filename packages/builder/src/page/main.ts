import { render } from 'lit';
import type { BuilderActions, BuilderState, Choices } from './builder-state.js';
import { loadFacts, loadMembers, loadRelease } from './load.js';
import './page.css';
import { dressPreview } from './preview-view.js';
import { chooseLanguage, directionOf, sayIn } from './texts.js';
import { view } from './view.js';

const query = new URLSearchParams(location.search);
const given = document.querySelector<HTMLElement>('[data-server]')?.dataset;
const petitions = [...document.querySelectorAll<HTMLElement>('[data-petition]')].map(
  ({ dataset: { petition = '', title = '' } }) => ({ petition, title }),
);
const wantedPetition = petitions.find(({ petition }) => petition === query.get('petition')) ?? petitions[0];

let state: BuilderState = {
  pageLang: chooseLanguage([...query.getAll('lang'), ...navigator.languages]),
  publicUrl: given?.['server'] ?? location.origin,
  petitions,
  members: [],
  search: '',
  facts: undefined,
  failed: false,
  release: undefined,
  choices: {
    petition: wantedPetition?.petition ?? '',
    member: query.get('member') ?? '',
    lang: '',
    kind: 'form',
    theme: 'calm',
    usesOwn: false,
    own: {},
    scheme: 'both',
    pins: false,
  },
  address: '',
  pasted: '',
  copied: '',
};

const change = (changes: Partial<BuilderState>): void => {
  state = { ...state, ...changes };
  const { documentElement } = document;
  documentElement.lang = state.pageLang;
  documentElement.dir = directionOf(state.pageLang);
  document.title = sayIn(state.pageLang)('title');
  render(view(state, actions), document.body);
  dressPreview(state);
};

const choose = (chosen: Partial<Choices>): void => {
  const { petition, lang } = state.choices;
  const choices = { ...state.choices, ...chosen };
  change({ choices });
  if (choices.petition !== petition) void askForMembers(choices);
  if (choices.petition !== petition || choices.lang !== lang) void askForFacts(choices);
};

/** An answer that comes after another choice was made is for nobody. */
const askForMembers = async ({ petition }: Choices): Promise<void> => {
  const members = await loadMembers(petition);
  if (petition !== state.choices.petition) return;
  const { choices } = state;
  const isThere = members?.some(({ member }) => member === choices.member) === true;
  change({
    members: members ?? [],
    failed: members === undefined,
    choices: isThere ? choices : { ...choices, member: '' },
  });
};

const askForFacts = async ({ petition, lang }: Choices): Promise<void> => {
  const facts = await loadFacts(petition, lang);
  if (petition !== state.choices.petition || lang !== state.choices.lang) return;
  change({ facts, failed: facts === undefined });
};

const actions: BuilderActions = {
  change,
  choose,
  copy:
    navigator.clipboard === undefined
      ? undefined
      : (text) => void navigator.clipboard.writeText(text).then(() => change({ copied: text })),
};

document.body.replaceChildren();
change({});
void askForMembers(state.choices);
void askForFacts(state.choices);
void loadRelease().then((release) => change({ release }));
