import { themes, type Theme } from '@uncac-petition/shared/constants';
import { html, nothing, type TemplateResult } from 'lit';
import { embedKinds, isOnPage, type BuilderActions, type BuilderState, type EmbedKind } from './builder-state.js';
import { coloursView } from './colours-view.js';
import { radioField, selectField } from './controls.js';
import { nameOf, type Say } from './texts.js';

/** All that can be chosen. */
export const choicesView = (state: BuilderState, say: Say, actions: BuilderActions): TemplateResult => {
  const { choices, facts, pageLang, petitions, release } = state;
  const { choose } = actions;
  const languages = (facts?.languages ?? []).map((lang) => ({ value: lang, label: nameOf(lang, pageLang) }));
  return html`
    <section class="choices" aria-labelledby="choices-title">
      <h2 id="choices-title">${say('choices')}</h2>
      ${
        petitions.length > 1
          ? selectField(
              'petition',
              say('petition'),
              petitions.map(({ petition, title }) => ({ value: petition, label: title })),
              choices.petition,
              (petition) => choose({ petition, member: '', lang: '' }),
            )
          : nothing
      }
      ${memberField(state, say, actions)}
      ${selectField('lang', say('lang'), [{ value: '', label: say('lang.page') }, ...languages], choices.lang, (lang) =>
        choose({ lang }),
      )}
      ${radioField(
        'kind',
        say('kind'),
        embedKinds.map((kind) => ({ value: kind, label: say(`kind.${kind}`) })),
        choices.kind,
        (kind) => choose({ kind: kind as EmbedKind }),
      )}
      ${
        isOnPage(choices.kind)
          ? html`${radioField(
              'theme',
              say('theme'),
              themes.map((theme) => ({ value: theme, label: say(`theme.${theme}`) })),
              choices.theme,
              (theme) => choose({ theme: theme as Theme }),
            )}
            ${coloursView(state, say, actions)}`
          : nothing
      }
      ${
        isOnPage(choices.kind) && release !== undefined
          ? radioField(
              'version',
              say('version'),
              [
                { value: 'evergreen', label: say('version.evergreen') },
                { value: 'pinned', label: say('version.pinned', { version: release.version }) },
              ],
              choices.pins ? 'pinned' : 'evergreen',
              (value) => choose({ pins: value === 'pinned' }),
            )
          : nothing
      }
    </section>
  `;
};

const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

const memberField = (
  { members, search, choices }: BuilderState,
  say: Say,
  { change, choose }: BuilderActions,
): TemplateResult => {
  const found = members.filter(({ member, name }) => folded(`${name} ${member}`).includes(folded(search.trim())));
  return html`
    <div class="field">
      <label for="search">${say('member.search')}</label>
      <input
        id="search"
        type="search"
        autocomplete="off"
        .value=${search}
        @input=${(event: Event) => change({ search: (event.currentTarget as HTMLInputElement).value })}
      />
      <p class="hint" role="status">${say('member.found', { count: String(found.length) })}</p>
      <label for="member">${say('member')}</label>
      <select
        id="member"
        size="6"
        @change=${(event: Event) => choose({ member: (event.currentTarget as HTMLSelectElement).value })}
      >
        ${found.map(
          ({ member, name }) => html`<option value=${member} ?selected=${member === choices.member}>${name}</option>`,
        )}
      </select>
    </div>
  `;
};
