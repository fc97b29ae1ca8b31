import { Command } from 'commander';
import type { CommandContext } from '../command.js';
import { snippetCommand } from './snippet.command.js';
import { statusCommand } from './status.command.js';
import { totalsCommand } from './totals.command.js';

/** `member snippet|status|totals` */
export const memberCommand = (context: CommandContext): Command =>
  new Command('member')
    .description('the members of the coalition')
    .addCommand(snippetCommand(context))
    .addCommand(statusCommand(context))
    .addCommand(totalsCommand(context));
