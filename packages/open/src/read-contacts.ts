import { assertWhole } from './assert-whole.js';
import { blocksOf, type ReadFile } from './blocks.js';
import { contactsVersion, type ContactLine, type ContactsLine, type WithdrawnContactLine } from './contacts-format.js';
import type { Cryptography } from './cryptography.js';
import { OpenError } from './open-error.js';

/** Contact data with what it belongs to and the wrapped key that it needs, or one that was withdrawn. */
export type SealedContact =
  | (ContactLine & { readonly petition: string; readonly holder: string; readonly wrapped: string | null })
  | WithdrawnContactLine;

const start = '{"type":"contacts",';

/** Whether a file is an export of contact data. */
export const holdsContacts = async (read: ReadFile): Promise<boolean> => {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of read()) {
    text += decoder.decode(chunk.subarray(0, start.length), { stream: true });
    if (text.length >= start.length) break;
  }
  return text.startsWith(start);
};

/**
 * The rows of an export of contact data, some at a time; the file is checked against its last line first.
 *
 * @throws OpenError when it was cut off or altered
 */
export async function* readContacts(
  read: ReadFile,
  sha256: Cryptography['sha256'],
): AsyncGenerator<readonly SealedContact[]> {
  await assertWhole(read, sha256, 'contact');
  const decoder = new TextDecoder();
  const wrapped = new Map<string, string>();
  let belongsTo: { readonly petition: string; readonly holder: string } | undefined;
  for await (const block of blocksOf(read())) {
    const rows: SealedContact[] = [];
    for (const text of decoder.decode(block).split('\n')) {
      if (text === '') continue;
      const line = JSON.parse(text) as ContactsLine;
      if (line.type === 'contact') {
        if (belongsTo === undefined) throw new OpenError('not-whole');
        rows.push({ ...line, ...belongsTo, wrapped: wrapped.get(line.dataKey) ?? null });
      } else if (line.type === 'withdrawn') {
        rows.push(line);
      } else if (line.type === 'key') {
        wrapped.set(line.dataKey, line.wrapped);
      } else if (line.type === 'contacts') {
        if (line.version !== contactsVersion) throw new OpenError('newer-version');
        belongsTo = { petition: line.petition, holder: line.holder };
      }
    }
    yield rows;
  }
}
