import type { enKinds } from './en-kinds.js';
import type { enLater } from './en-later.js';
import type { en } from './en.js';

export type PluralForms = { readonly other: string } & { readonly [Form in Intl.LDMLPluralRule]?: string };
export type Message = string | PluralForms;
export type MessageKey = keyof typeof en | keyof typeof enLater | keyof typeof enKinds;
/** All messages of one language. */
export type Catalogue = Readonly<Record<MessageKey, Message>>;
