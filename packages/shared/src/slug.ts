import { z } from 'zod';
import { countries } from './countries.js';
import { limits } from './limits.js';
import { atMost } from './text.js';

/** The name of a petition, member, demand, group, milestone or ask in addresses and files. */
export const Slug = atMost(limits.slugCharacters).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'invalid');
export type Slug = z.infer<typeof Slug>;

const known = new Set(countries);

/** ISO 3166-1 alpha-2 plus `XK`, in upper case. */
export const CountryCode = z
  .string('invalid')
  .transform((code) => code.trim().toUpperCase())
  .refine((code) => code !== '', { message: 'required', abort: true })
  .refine((code) => known.has(code), { message: 'unknown', abort: true });
export type CountryCode = z.infer<typeof CountryCode>;
