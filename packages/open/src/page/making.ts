import { makeIdentity } from '../make-identity.js';

/** As long as five short words; what protects the identity when its file is stolen. */
const shortestPassphrase = 16;

export type Making =
  | { readonly status: 'idle'; readonly problem?: 'short' | 'different' | 'unexpected' }
  | { readonly status: 'working' }
  | {
      readonly status: 'made';
      readonly recipient: string;
      /** Of the file to save. */
      readonly address: string;
      readonly saved: boolean;
      readonly copied: boolean;
    };

/** What was typed; empty where no passphrase is wanted. */
export interface PassphraseInput {
  readonly wanted: boolean;
  readonly passphrase: string;
  readonly repeated: string;
}

const problemOf = ({ wanted, passphrase, repeated }: PassphraseInput): 'short' | 'different' | undefined => {
  if (!wanted) return undefined;
  if (passphrase.length < shortestPassphrase) return 'short';
  return passphrase === repeated ? undefined : 'different';
};

/** Makes an identity, and tells of each step. */
export const make = async (input: PassphraseInput, tell: (making: Making) => void): Promise<void> => {
  const problem = problemOf(input);
  if (problem !== undefined) return tell({ status: 'idle', problem });
  tell({ status: 'working' });
  try {
    const created = new Date().toISOString();
    const { text, recipient } = await makeIdentity(created, input.wanted ? input.passphrase : undefined);
    const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    tell({ status: 'made', recipient, address, saved: false, copied: false });
  } catch {
    tell({ status: 'idle', problem: 'unexpected' });
  }
};
