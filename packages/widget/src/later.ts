/**
 * The second file: what comes beside and after the form. The first one has all that is needed to show and send it, asks
 * for this one at once, and does without it where it does not come.
 */
import { enLater } from './locales/en-later.js';
import { english } from './locales/locale.js';
import './totals/uncac-totals.define.js';

Object.assign(english, enLater);

export { Announcer } from './controllers/announcer.js';
export { fetchBeside } from './network/fetch-beside.js';
export { PageLanguage } from './controllers/page-language.js';
export { TotalsController } from './controllers/totals-controller.js';
export { dress } from './petition/dress.js';
export { renderDemands } from './petition/render-demands.js';
export { renderOffer, renderStance } from './petition/render-government.js';
export { renderJump } from './petition/render-jump.js';
export { renderMilestone } from './petition/render-milestone.js';
export { renderOptional } from './petition/render-optional.js';
export { renderPartner } from './petition/render-partner.js';
export { renderSentDetails } from './petition/render-sent.js';
export { renderShare } from './petition/render-share.js';
export { renderTrouble } from './petition/render-trouble.js';
export { renderStatus } from './petition/render-status.js';
export { renderCount } from './totals/render-count.js';
