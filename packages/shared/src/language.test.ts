import { describe, expect, it } from 'vitest';
import { bestLanguage, Lang } from './language.js';

const available = ['en', 'fr', 'pt-BR', 'zh-Hant'];

describe('the best language', () => {
  it.each([
    [['fr'], 'fr'],
    [['FR'], 'fr'],
    [['fr-CA'], 'fr'],
    [['pt'], 'pt-BR'],
    [['pt-PT'], 'pt-BR'],
    [['ZH-hant'], 'zh-Hant'],
    [['de', 'fr'], 'fr'],
    [['', 'fr'], 'fr'],
    [['de'], 'en'],
    [[], 'en'],
    [['f'], 'en'],
  ])('for %j is %s', (wanted, best) => {
    expect(bestLanguage(wanted, available, 'en')).toBe(best);
  });

  it('is the tag shortened from its end before another one of the same language', () => {
    const scripts = ['sr', 'sr-Latn', 'zh-Hans', 'zh', 'zh-Hant'];
    expect(bestLanguage(['zh-Hant-TW'], scripts, 'en')).toBe('zh-Hant');
    expect(bestLanguage(['sr-Latn-RS'], scripts, 'en')).toBe('sr-Latn');
    expect(bestLanguage(['sr-Cyrl'], scripts, 'en')).toBe('sr');
    expect(bestLanguage(['zh-Hant-TW'], ['zh'], 'en')).toBe('zh');
  });

  it('is the tag itself before another one of the same language', () => {
    expect(bestLanguage(['pt-PT'], ['pt-BR', 'pt-PT'], 'en')).toBe('pt-PT');
  });
});

it.each(['en', 'fr-CA', 'zh-Hant-TW', 'ckb'])('takes the tag %s', (tag) => {
  expect(Lang.safeParse(tag).success).toBe(true);
});

it.each(['', 'e', 'english', 'en_GB', 'en-', 'en\n', '"><script>'])('refuses the tag %j', (tag) => {
  expect(Lang.safeParse(tag).success).toBe(false);
});
