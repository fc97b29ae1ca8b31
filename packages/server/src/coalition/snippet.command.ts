import { writeFileSync } from 'node:fs';
import { snippetFor, type Release } from '@uncac-petition/shared';
import { Command } from 'commander';
import type { CommandContext } from '../command.js';
import { StartError } from '../config/start-error.js';
import type { Deps } from '../deps.js';
import { listMembers, type StoredMember } from '../members/index.js';
import { findPetition, onePetition, type StoredPetition } from '../petitions/index.js';
import { newestRelease } from '../releases/index.js';
import { nearNames } from './near-names.js';
import { qrSvg, qrText } from './qr-code.js';

interface Options {
  readonly petition?: string;
  readonly lang?: string;
  readonly qr?: string;
  readonly pinned?: boolean;
}

/** `member snippet` */
export const snippetCommand = ({ withDeps, out, err }: CommandContext): Command =>
  new Command('snippet')
    .description('what a member puts on its site: two lines of HTML, a link, a frame, a QR code')
    .argument('<member>', 'its slug')
    .option('--petition <petition>', 'which petition; the only one there is, without')
    .option('--lang <lang>', "in this language; without it, the page's")
    .option('--pinned', 'with the version there is now, for ever, and the hash that its file must have')
    .option('--qr <file>', 'write the QR code to an SVG file too')
    .action(async (slug: string, { petition: named, lang, qr, pinned }: Options) => {
      const { publicUrl, stored, member, release } = await withDeps(async (deps) => ({
        ...(await find(deps, named, slug)),
        release: pinned === true ? await findRelease(deps) : undefined,
      }));
      const { petition } = stored;
      const title = titleIn(stored, lang);
      const { lines, link, frame } = snippetFor({
        publicUrl,
        petition,
        member: member.member,
        title,
        lang,
        pinned: release,
      });
      const parts = [
        `For ${member.name}, the two lines where the form is to be:`,
        lines,
        'The plain link:',
        link,
        'A frame, for sites that run none of our scripts; the last line sets its height, and may be left out:',
        frame,
        'The link as a QR code:',
        qrText(link),
      ];
      out.write(`${parts.join('\n\n')}\n`);
      if (qr !== undefined) writeSvg(qr, qrSvg(link));
      err.write(`${whereCredited(member)}\n`);
    });

const find = async ({ config, database }: Deps, named: string | undefined, slug: string) => {
  const petition = await onePetition(database.reads, named);
  const stored = await findPetition(database.reads, petition);
  if (stored === undefined) throw new StartError(`There is no petition ${petition}.`);
  const members = await listMembers(database.reads, petition);
  const member = members.find((one) => one.member === slug);
  if (member === undefined) throw new StartError(unknown(slug, members));
  if (member.retiredAt !== null)
    throw new StartError(`The member ${slug} is retired: what is signed in its name is credited to nobody.`);
  return { publicUrl: config.publicUrl, stored, member };
};

const findRelease = async ({ database }: Deps): Promise<Release> => {
  const release = await newestRelease(database.reads);
  if (release === undefined)
    throw new StartError('No version of the widget has been released yet: a server does it when it starts.');
  return release;
};

const unknown = (slug: string, members: readonly StoredMember[]): string => {
  const taking = members.filter(({ retiredAt }) => retiredAt === null).map(({ member }) => member);
  const near = nearNames(slug, taking);
  const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'member status lists all there are.';
  return `There is no member ${slug}. ${hint}`;
};

const titleIn = ({ petition, settings, texts }: StoredPetition, lang = settings.defaultLanguage): string => {
  const said = texts[lang];
  if (said === undefined)
    throw new StartError(`Petition ${petition} does not speak ${lang}; it speaks ${settings.languages.join(', ')}.`);
  return said.title;
};

const writeSvg = (file: string, svg: string): void => {
  try {
    writeFileSync(file, svg);
  } catch (error) {
    throw new StartError(`The file ${file} can't be written: ${(error as NodeJS.ErrnoException).code}.`);
  }
};

const whereCredited = ({ origins, frameOrigins }: StoredMember): string => {
  const sites = [...origins, ...frameOrigins];
  return sites.length === 0
    ? 'It lists no origins: what is signed anywhere in its name is credited to it.'
    : `What is signed there is credited to it on ${sites.join(', ')}, and behind the link. The frame shows only there.`;
};
