import { Command } from 'commander';
import { changeCommand, type ReviewContext } from './change.command.js';
import { accepting, declining, excluding, restoring } from './change.js';
import { listCommand } from './list.command.js';

/** `review list|accept|decline|exclude|restore` */
export const reviewCommand = (context: ReviewContext): Command =>
  new Command('review')
    .description('check those who sign in public, and take signatures that may not be honest out of the count or back')
    .addCommand(listCommand(context))
    .addCommand(changeCommand(context, accepting))
    .addCommand(changeCommand(context, declining))
    .addCommand(changeCommand(context, excluding))
    .addCommand(changeCommand(context, restoring));
