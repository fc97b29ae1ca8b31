import type { Petition } from '@uncac-petition/shared';
import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from '../locales/locale.js';
import { browserPage, type PageEnvironment } from '../page-environment.js';

/** Plain links: no code and no request of anybody else's until one is followed. */
export const renderShare = (
  { title, share }: Petition,
  locale: Locale,
  page: PageEnvironment = browserPage,
): TemplateResult => {
  const { text, url } = share;
  const both = `${text} ${url}`;
  const native = page.share;
  const links: [name: string, href: string][] = [
    [locale.say('shareMail'), `mailto:?${query({ subject: title, body: both })}`],
    ['WhatsApp', `https://wa.me/?${query({ text: both })}`],
    ['X', `https://x.com/intent/post?${query({ text, url })}`],
    ['Facebook', `https://www.facebook.com/sharer/sharer.php?${query({ u: url })}`],
  ];
  return html`
    <section part="share" class="share" aria-labelledby="share-title">
      <h3 id="share-title">${locale.say('shareTitle')}</h3>
      <p class="actions">
        ${
          native
            ? html`<button
                type="button"
                class="secondary"
                @click=${() => void native({ title, text, url }).catch(() => undefined)}
              >
                ${locale.say('share')}
              </button>`
            : nothing
        }
        ${links.map(
          ([name, href]) =>
            html`<a class="secondary" href=${href} target="_blank" rel="noopener noreferrer"
              >${name}<span class="unseen"> ${locale.say('newTab')}</span></a
            >`,
        )}
      </p>
      ${renderLink(url, locale, page)}
    </section>
  `;
};

const renderLink = (url: string, locale: Locale, page: PageEnvironment) => {
  const copy = async (event: Event) => {
    const field = (event.target as HTMLElement).closest('.field');
    try {
      await page.copy?.(url);
      const said = field?.querySelector('[role=status]');
      if (said) said.textContent = locale.say('copied');
    } catch {
      // Where the clipboard is closed to the page, the link is selected, to be copied by hand.
      field?.querySelector('input')?.focus();
    }
  };
  return html`
    <div class="field">
      <label for="link">${locale.say('shareLink')}</label>
      <div class="copy">
        <input
          part="input"
          id="link"
          readonly
          dir="ltr"
          .value=${url}
          @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
        />
        ${page.copy ? html`<button type="button" class="secondary" @click=${copy}>${locale.say('copy')}</button>` : nothing}
      </div>
      <p role="status" class="soft"></p>
    </div>
  `;
};

// `encodeURIComponent`, since mail programs show the `+` of URLSearchParams.
const query = (values: Record<string, string>) =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
