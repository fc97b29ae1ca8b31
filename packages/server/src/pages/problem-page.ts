import type { ProblemCode } from '@uncac-petition/shared';
import { html, type Html } from '../http/html.js';
import { catalogueFor, pageLanguage, type MessageKey } from './catalogue.js';
import { page } from './layout.js';

type Told = 'notFound' | 'petitionNotFound' | 'tooLarge' | 'unreadable' | 'overloaded' | 'internal' | 'other';

const told: Readonly<Partial<Record<ProblemCode, Told>>> = {
  'not-found': 'notFound',
  'petition-not-found': 'petitionNotFound',
  'body-too-large': 'tooLarge',
  'invalid-body': 'unreadable',
  'unsupported-media-type': 'unreadable',
  'invalid-idempotency-key': 'unreadable',
  overloaded: 'overloaded',
  internal: 'internal',
};

/** What a person sees when a page can't be had: what is wrong, and what to do. It says nothing of what was sent. */
export const problemPage = (code: ProblemCode, languages: readonly string[], requestId?: string): Html => {
  const lang = pageLanguage(languages);
  const name = told[code] ?? 'other';
  const title = catalogueFor(lang)(`problem.${name}.title` satisfies MessageKey);
  return page(
    { lang, title },
    (say) => html`
      <h1>${title}</h1>
      <p class="lead">${say(`problem.${name}.lead`)}</p>
      ${requestId === undefined ? '' : html`<p class="note">${say('problem.reference', { id: requestId })}</p>`}
    `,
  );
};
