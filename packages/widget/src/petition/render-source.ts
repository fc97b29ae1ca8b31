import { html, type TemplateResult } from 'lit';
import { formatDay } from '../locales/format-day.js';
import type { Locale } from '../locales/locale.js';
import { sayWith } from '../locales/say-with.js';

/** Who says so, and since when. A source has a direction of its own. */
export const renderSource = (locale: Locale, source: string, asOf: string | null = null): TemplateResult =>
  html`${sayWith(locale, 'source', 'source', html`<bdi>${source}</bdi>`)}${asOf ? ` · ${formatDay(locale, asOf)}` : ''}`;
