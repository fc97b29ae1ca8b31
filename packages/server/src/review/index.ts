export { reviewCommand } from './review.command.js';
