export { applyCampaign } from './apply-campaign.js';
export { campaignCommand } from './campaign.command.js';
export { CampaignError } from './campaign-error.js';
export { positionsCommand } from './positions.command.js';
export { readCampaign } from './read-campaign.js';
