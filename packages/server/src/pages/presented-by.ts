import type { Petition } from '@uncac-petition/shared';
import { html, type Html } from '../http/html.js';
import type { Say } from './catalogue.js';

/** Whose page it is: the member that the address names, with its picture and its own privacy notice. */
export const presentedBy = ({ member }: Pick<Petition, 'member'>, say: Say): Html => {
  if (member === null) return html``;
  const { name, logo, privacy } = member;
  return html`<p class="presenter">
    ${logo === null ? '' : html`<img src="${logo}" alt="" />`}
    <span>
      ${say('hosted.presentedBy', { name })}
      ${privacy === null ? '' : html`<a href="${privacy}">${say('hosted.memberPrivacy', { name })}</a>`}
    </span>
  </p>`;
};
