import type { Petition } from '@uncac-petition/shared';
import type { PetitionStatus } from '@uncac-petition/shared/constants';
import { html, nothing, type TemplateResult } from 'lit';
import { formatDate } from '../locales/format-date.js';
import type { Locale } from '../locales/locale.js';
import { sayWith } from '../locales/say-with.js';

/** In the place of the form where the petition takes no signatures. */
export const renderStatus = (
  { opensAt, successor }: Petition,
  locale: Locale,
  status: Exclude<PetitionStatus, 'open'>,
): TemplateResult => html`
  <section id="status" tabindex="-1" part="status" class="card" role="status">
    <p><b>${locale.say(`status-${status}`)}</b></p>
    ${status === 'draft' && opensAt ? html`<p>${locale.say('opens', { date: formatDate(locale, opensAt, { dateStyle: 'long' }) })}</p>` : nothing}
    ${
      successor && (status === 'closed' || status === 'delivered')
        ? html`<p>
            ${sayWith(locale, 'successor', 'name', html`<a part="successor" href=${successor.url}>${successor.name}</a>`)}
          </p>`
        : nothing
    }
  </section>
`;
