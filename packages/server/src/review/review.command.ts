import { Command } from 'commander';
import { changeCommand, type ReviewContext } from './change.command.js';
import { excluding, restoring } from './change.js';
import { listCommand } from './list.command.js';

/** `review list|exclude|restore` */
export const reviewCommand = (context: ReviewContext): Command =>
  new Command('review')
    .description('look at signatures that may not be honest, and take them out of the count or back')
    .addCommand(listCommand(context))
    .addCommand(changeCommand(context, excluding))
    .addCommand(changeCommand(context, restoring));
