import type { PublicTotals } from '@uncac-petition/shared';
import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../locales/locale.js';

/** What one member's pages have brought, by themselves and together with its chapters'. */
export const renderMember = (
  locale: Locale,
  { members, rollups }: PublicTotals,
  slug: string,
): TemplateResult | typeof nothing => {
  if (!slug) return nothing;
  const own = members.find(({ member }) => member === slug);
  const both = rollups.find(({ member }) => member === slug);
  return html`
    <div part="member">
      ${
        own
          ? html`<p><b>${locale.say('memberCount', { count: locale.number(own.count) })}</b></p>`
          : html`<p class="soft">${locale.say('memberFew')}</p>`
      }
      ${both ? html`<p>${locale.say('memberChapters', { count: locale.number(both.count) })}</p>` : nothing}
    </div>
  `;
};
