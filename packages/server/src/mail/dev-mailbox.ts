import { constants } from 'node:fs';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SecretKey } from '../config/keys.js';
import type { Mail, Mailer } from './mail.js';

const context = 'dev-mail';
const fileName = 'dev-mail';

/** A mail as the demo shows it. */
export interface DevMail extends Pick<Mail, 'to' | 'subject' | 'text'> {
  readonly from: Mail['from'];
}

/** The demo's mailbox, which receives every mail instead of the signers. */
export interface DevMailbox extends Mailer {
  /** Newest last. */
  readonly list: () => Promise<DevMail[]>;
}

/**
 * Keeps mails in a file, one a line, encrypted: they survive a crash of the server, and nobody reads them at rest.
 *
 * @param dataDir made when it is missing; the file in it is `dev-mail`
 */
export const openDevMailbox = (dataDir: string, key: SecretKey): DevMailbox => ({
  send: async ({ to, from, subject, text }) => {
    const mail: DevMail = { to, from, subject, text };
    const line = key.encrypt(Buffer.from(JSON.stringify(mail)), context).toString('base64');
    // The line break before it ends a line that a crash has torn.
    await appendDurably(dataDir, `\n${line}\n`);
  },
  list: async () => {
    const lines = (await readOrEmpty(join(dataDir, fileName))).split('\n').filter(Boolean);
    return lines.flatMap((line) => {
      const plain = key.decrypt(Buffer.from(line, 'base64'), context);
      return plain === undefined ? [] : [JSON.parse(plain.toString()) as DevMail];
    });
  },
  close: () => {},
});

/** Resolves once the disk has it. */
const appendDurably = async (folder: string, text: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const handle = await open(join(folder, fileName), 'a', 0o600);
  try {
    await handle.appendFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(folder);
};

/** So that the file's name survives a power cut, too; not every system lets a folder be synced. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const readOrEmpty = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
};
