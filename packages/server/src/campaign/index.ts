export { applyCampaign } from './apply-campaign.js';
export { campaignCommand } from './campaign.command.js';
export { CampaignError } from './campaign-error.js';
export { readCampaign } from './read-campaign.js';
