import { Command, InvalidArgumentError, Option } from 'commander';
import type { CommandContext } from '../command.js';
import { iso } from '../config/clock.js';
import { StartError } from '../config/start-error.js';
import { listTokenRows } from './api-token.repository.js';
import { assertBinding } from './assert-binding.js';
import { createToken } from './create-token.js';
import { revokeToken } from './revoke-token.js';
import { scopes, type Scope } from './scopes.js';

/** `token create|revoke|list` */
export const tokenCommand = (context: CommandContext): Command =>
  new Command('token')
    .description('bearer tokens for the routes of coordinators and operators')
    .addCommand(createCommand(context))
    .addCommand(revokeCommand(context))
    .addCommand(listCommand(context));

interface CreateOptions {
  readonly scope: readonly Scope[];
  readonly petition?: string;
  readonly holder?: string;
  readonly note: string;
  readonly expiresDays?: number;
}

const createCommand = ({ withDeps, out, err }: CommandContext): Command =>
  new Command('create')
    .description('make a token and print it, once')
    .addOption(new Option('--scope <scope...>', 'what it may do').choices(scopes).makeOptionMandatory())
    .option('--petition <petition>', 'the one petition that it is for; without it, all')
    .option('--holder <holder>', 'whose contact data it gives: lead, or member/ and a slug')
    .option('--note <text>', 'whose it is', '')
    .option('--expires-days <days>', 'how long it holds; without it, until it is revoked', wholeDays)
    .action(async (options: CreateOptions) => {
      const { scope, petition, holder, note, expiresDays } = options;
      const binding = { scopes: [...new Set(scope)], petition, holder };
      const { token, text } = await withDeps(async (deps) => {
        await assertBinding(deps.database.reads, binding);
        return createToken(deps, {
          ...binding,
          note,
          ...(expiresDays !== undefined && { expiresInDays: expiresDays }),
        });
      });
      err.write(`Token ${token}. Keep the next line: it is not stored and can't be shown again.\n`);
      out.write(`${text}\n`);
    });

const revokeCommand = ({ withDeps, err }: CommandContext): Command =>
  new Command('revoke')
    .description('end a token at once')
    .argument('<token>', 'its id, as `token list` shows it')
    .action(async (token: string) => {
      if (!isUuid(token) || !(await withDeps((deps) => revokeToken(deps, token))))
        throw new StartError('There is no token with this id; see token list.');
      err.write(`Token ${token} is revoked.\n`);
    });

const listCommand = ({ withDeps, out }: CommandContext): Command =>
  new Command('list').description('all tokens, without their secrets').action(async () => {
    const rows = await withDeps((deps) => listTokenRows(deps.database.reads));
    for (const { token, scopes: granted, petition, holder, note, created_at, expires_at, revoked_at } of rows) {
      const ends =
        revoked_at === null
          ? expires_at === null
            ? 'no end'
            : `until ${iso(expires_at)}`
          : `revoked ${iso(revoked_at)}`;
      const bound = [petition, holder].filter((part) => part !== null).map((part) => `(${part})`);
      const may = [(JSON.parse(granted) as string[]).join(','), ...bound].join(' ');
      out.write(`${[token, may, `since ${iso(created_at)}`, ends, note].join('\t').trimEnd()}\n`);
    }
  });

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

const wholeDays = (text: string): number => {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > 36_500)
    throw new InvalidArgumentError('It must be a whole number of days, from 1.');
  return days;
};
