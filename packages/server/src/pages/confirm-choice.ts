import type { Entries } from '../signatures/index.js';
import { html, type Html } from '../http/html.js';
import type { Say } from './catalogue.js';
import { entryLines } from './entry-text.js';
import { countryName } from './layout.js';

/** What waits from one mailbox, for its owner to choose from. */
export interface Choice extends Entries {
  /** The entry whose link was opened. */
  readonly own: string;
  readonly memberName: (member: string) => string;
}

/** Radio buttons for the entries, where there is a choice; the one of the link is chosen. */
export const choiceField = (lang: string, choice: Choice, say: Say): Html => {
  const { entries, own, older } = choice;
  if (entries.every(({ signature }) => signature === own)) return html``;
  return html`<fieldset>
      <legend>${say('confirm.which')}</legend>
      ${entries.map(
        (entry) =>
          html`<label class="box">
            <input
              type="radio"
              name="signature"
              value="${entry.signature}"
              required
              ${entry.signature === own ? 'checked' : ''}
            />
            <span>${entryText(lang, entry, choice, say)}</span>
          </label>`,
      )}
    </fieldset>
    ${older !== undefined && html`<p class="links"><a href="?skip=${older}">${say('confirm.older')}</a></p>`}`;
};

/** Enough to know one's own entry by; nothing that is sealed. */
export const entryText = (
  lang: string,
  { posted_at, country, member, public_entry }: Entries['entries'][number],
  { memberName }: Pick<Choice, 'memberName'>,
  say: Say,
): string => {
  const time = new Intl.DateTimeFormat(lang, {
    dateStyle: 'long',
    timeStyle: 'long',
    timeZone: 'UTC',
  }).format(posted_at);
  const place = countryName(lang, country);
  return [
    time,
    place,
    ...entryLines(public_entry),
    ...(member === null ? [] : [say('confirm.entryMember', { member: memberName(member) })]),
  ].join(' · ');
};
