import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { Writable } from 'node:stream';
import { StartError } from '../config/start-error.js';
import { orSay } from './or-say.js';

/** Asks for something that is not shown while it is typed. */
export type Ask = (prompt: string) => Promise<string>;

/** @throws StartError when there is no terminal, or the question was broken off */
export const askOnTerminal: Ask = async (prompt) => {
  if (!process.stdin.isTTY)
    throw new StartError('There is no terminal to ask for the passphrase on: give --passphrase-file.');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  const stopped = new AbortController();
  lines.once('SIGINT', () => stopped.abort());
  lines.once('close', () => stopped.abort());
  process.stderr.write(prompt);
  try {
    return await lines.question('', { signal: stopped.signal });
  } catch {
    throw new StartError('Stopped: no passphrase was given.');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
};

/** The first line of a file, or of standard input where it is `-`. @throws StartError when there is none */
export const readPassphrase = async (file: string): Promise<string> => {
  const whole = file === '-' ? await text(process.stdin) : await orSay(file, () => readFile(file, 'utf8'));
  return notEmpty(whole.split(/\r?\n/, 1)[0] ?? '');
};

/** Asks twice, since a slip could never be found again. @throws StartError when the two are not the same */
export const newPassphrase = async (ask: Ask): Promise<string> => {
  const passphrase = notEmpty(await ask('Passphrase for the new identity: '));
  if ((await ask('The same again: ')) !== passphrase)
    throw new StartError('The two passphrases are not the same, so no identity was made; try again.');
  return passphrase;
};

const notEmpty = (passphrase: string): string => {
  if (passphrase === '')
    throw new StartError('The passphrase is empty; several words that nobody guesses are a good one.');
  return passphrase;
};
