import { html, type Html } from '../http/html.js';
import { catalogueFor } from './catalogue.js';
import { page, type PageFrame } from './layout.js';

type StopFrame = Pick<PageFrame, 'lang' | 'catalogues'>;

/** Asks before it stops mails: mail scanners open links. */
export const stopPage = (frame: StopFrame): Html =>
  page(
    { ...frame, title: catalogueFor(frame.lang, frame.catalogues)('stop.title') },
    (say) => html`
      <h1>${say('stop.title')}</h1>
      <p class="lead">${say('stop.lead')}</p>
      <form method="post"><button>${say('stop.button')}</button></form>
      <p class="note">${say('stop.keeps')}</p>
    `,
  );

export const stoppedPage = (frame: StopFrame): Html =>
  page(
    { ...frame, title: catalogueFor(frame.lang, frame.catalogues)('stopped.title') },
    (say) => html`
      <h1>${say('stopped.title')}</h1>
      <p class="lead">${say('stopped.lead')}</p>
      <p class="note">${say('stop.keeps')} ${say('stopped.undo')}</p>
    `,
  );
