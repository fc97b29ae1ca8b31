import { readBuiltInWords, type BuiltInWords } from '../src/campaign/built-in-words.js';
import { enKinds } from '../../widget/src/locales/en-kinds.js';
import { enLater } from '../../widget/src/locales/en-later.js';
import { en } from '../../widget/src/locales/en.js';
import { enMap } from '../../widget/src/locales/en-map.js';
import { fileURLToPath } from 'node:url';

/** What the widget's build would write, from its sources, so that no test needs a build. */
export const wordsOfSources = (): BuiltInWords => {
  const { english, languages } = readBuiltInWords(fileURLToPath(new URL('../../widget/src/locales', import.meta.url)));
  const withEnglish = (part: keyof typeof languages) => ['en', ...languages[part]];
  return {
    english: { ...english, form: { ...en, ...enLater }, kinds: enKinds, map: enMap },
    languages: { ...languages, form: withEnglish('form'), kinds: withEnglish('kinds'), map: withEnglish('map') },
  };
};
