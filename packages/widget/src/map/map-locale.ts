import type { Locale, Values } from '../locales/locale.js';
import { ar } from './locales/ar.js';
import { en, type MapMessageKey, type MapMessages } from './locales/en.js';
import { es } from './locales/es.js';
import { fr } from './locales/fr.js';

const catalogues: Readonly<Record<string, MapMessages>> = { en, fr, es, ar };

export type SayOnMap = (key: MapMessageKey, values?: Values) => string;

/** What the map says in the language of a locale; English where it lacks that language. */
export const sayOnMap = (locale: Locale): SayOnMap => {
  const messages = catalogues[new Intl.Locale(locale.lang).language] ?? en;
  return (key, values) => locale.fill(messages[key], values);
};
