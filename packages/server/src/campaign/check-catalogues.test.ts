import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { writeCampaign } from '../../test/campaign.js';
import { testSettings, testTexts } from '../../test/petition.js';
import { stringify } from 'yaml';
import type { BuiltInWords } from './built-in-words.js';
import { campaignCommand } from './campaign.command.js';
import { CampaignError } from './campaign-error.js';
import { readCampaign } from './read-campaign.js';

const english = {
  form: {
    sign: 'Sign',
    sendAgain: 'Send again',
    counted: { one: '{count} signature so far', other: '{count} signatures so far' },
    asOf: 'As of {time}',
    offline: 'The petition could not be reached.',
  },
  kinds: { kind: 'I sign as' },
  map: { legend: 'Key' },
  pages: { 'page.skip': 'Skip to the content' },
};
const words: BuiltInWords = {
  english,
  languages: { form: ['en', 'fr'], kinds: ['en', 'fr'], map: ['en', 'fr'], pages: ['en', 'fr'] },
};
const german = {
  sign: 'Unterschreiben',
  sendAgain: 'Noch einmal senden',
  counted: { one: '{count} Unterschrift', other: '{count} Unterschriften' },
  asOf: 'Stand: {time}',
  offline: 'Die Petition ist nicht erreichbar.',
};
const rest = {
  'catalogues/de-kinds.json': '{"kind": "Ich unterschreibe als"}',
  'catalogues/de-map.json': '{"legend": "Legende"}',
  'catalogues/de-pages.json': '{"page.skip": "Zum Inhalt"}',
};
type Files = Readonly<Record<string, string>>;
const inGerman = (form: object, files: Files = {}): Files => ({
  ...rest,
  'catalogues/de.json': JSON.stringify(form, null, 2),
  ...files,
});

const check = async (files: Files, known: BuiltInWords = words): Promise<string[]> => {
  const printed: string[] = [];
  const command = campaignCommand({
    withDeps: () => Promise.reject(new Error('The check needs no database')),
    print: (line) => void printed.push(line),
    readWords: () => known,
  });
  await new Command().addCommand(command).parseAsync(['campaign', 'check', writeCampaign(files)], { from: 'user' });
  return printed.slice(1);
};

const problemsOf = (files: Files): readonly string[] => {
  try {
    readCampaign(writeCampaign(files), words);
    return [];
  } catch (error) {
    if (error instanceof CampaignError) return error.problems;
    throw error;
  }
};

describe('campaign check, of catalogues', () => {
  it('has nothing to say where all is translated', async () => {
    expect(await check(inGerman(german))).toEqual([]);
  });

  it('lists the messages that are missing, with their English, and what stands in', async () => {
    const { sendAgain: _one, counted: _other, ...some } = german;
    expect(await check(inGerman(some))).toEqual([
      '1 note:',
      '  catalogues/de.json: 2 messages are missing; English stands in',
      '    sendAgain: Send again',
      '    counted: {count} signatures so far',
    ]);
    const french = inGerman(german, { 'catalogues/fr-map.json': '{}' });
    expect(await check(french)).toEqual([
      '1 note:',
      '  catalogues/fr-map.json: 1 message is not in it; the French that is built in stands in',
      '    legend: Key',
    ]);
  });

  it('names what is not known, and what was meant', async () => {
    const { sendAgain, ...some } = german;
    const files = inGerman({ ...some, sendAgian: sendAgain, kind: 'Ich unterschreibe als', zzz: 'Unsinn' });
    expect(await check(files)).toEqual([
      '2 notes:',
      '  catalogues/de.json: 1 message is missing; English stands in',
      '    sendAgain: Send again',
      '  catalogues/de.json: 3 messages are not known, so they are never shown',
      '    catalogues/de.json:9: sendAgian; is sendAgain meant?',
      '    catalogues/de.json:10: kind; it belongs in de-kinds.json',
      '    catalogues/de.json:11: zzz; remove it',
    ]);
  });

  it('names the plural forms that the language needs, those it never uses, and what is still English', async () => {
    const polish = {
      ...german,
      counted: { one: '{count} podpis', few: '{count} podpisy', two: '{count} podpisy', other: '{count} podpisu' },
      offline: 'The petition could not be reached.',
    };
    const files = inGerman(german, {
      'catalogues/pl.json': JSON.stringify(polish, null, 2),
    });
    expect(await check(files)).toEqual([
      '3 notes:',
      '  catalogues/pl.json: 1 message lacks a plural form that Polish needs; the form other stands in',
      '    catalogues/pl.json:4: counted lacks many (0, 5, 6 …)',
      '  catalogues/pl.json: 1 message has a plural form that Polish never uses',
      '    catalogues/pl.json:4: counted has two',
      '  catalogues/pl.json: 1 message still says what the English one says',
      '    catalogues/pl.json:11: offline',
    ]);
    const one = inGerman({ ...german, counted: '{count} Unterschriften' });
    expect(await check(one)).toContain('    catalogues/de.json:4: counted lacks one (1)');
  });

  it('asks for no plural forms in a language that has one for all numbers', async () => {
    const files = { 'catalogues/ja.json': JSON.stringify({ ...german, counted: '{count}筆' }) };
    expect(await check(inGerman(german, files))).toEqual([]);
  });

  it('names a file that is too much to load', async () => {
    const random = Array.from({ length: 1500 }, (_, index) => Math.sin(index).toString(36).slice(3, 9)).join(' ');
    expect(await check(inGerman({ ...german, offline: random }))).toEqual([
      '1 note:',
      expect.stringMatching(/^ {2}catalogues\/de\.json: is \d{4} bytes when compressed, and should be at most 3000/),
    ]);
  });

  it('names the languages of the petition that nobody has words for', async () => {
    const { 'catalogues/de-map.json': _map, ...others } = inGerman(german);
    const languages = ['en', 'fr-CA', 'de', 'sw'];
    const texts = Object.fromEntries(languages.map((lang) => [`texts/${lang}.yaml`, stringify(testTexts)]));
    const files = { ...others, ...texts, 'petition.yaml': stringify(testSettings({ languages })) };
    expect(await check(files)).toEqual([
      '2 notes:',
      expect.stringMatching(
        /^ {2}petition\.yaml:\d+: languages has de, for which catalogues\/de-map\.json is missing; the map speaks English \(`campaign catalogue de DIR` writes the file to translate\)$/,
      ),
      expect.stringMatching(
        /^ {2}petition\.yaml:\d+: languages has sw, in which nothing is built in and catalogues\/ has no file; English stands around its texts \(`campaign catalogue sw DIR` writes the files to translate\)$/,
      ),
    ]);
  });

  it('says so where the widget is not built, and goes on with what is known', async () => {
    const unbuilt: BuiltInWords = { english: { pages: english.pages }, languages: { ...words.languages, form: [] } };
    const said = await check(inGerman({ any: 'thing' }, { 'catalogues/de-pages.json': '{"page.skpi": "x"}' }), unbuilt);
    expect(said).toEqual([
      '3 notes:',
      '  the widget is not built here, so only {lang}-pages.json was compared: run `npm start` once, or `npm run build` in packages/widget, and check again',
      '  catalogues/de-pages.json: 1 message is missing; English stands in',
      '    page.skip: Skip to the content',
      '  catalogues/de-pages.json: 1 message is not known, so it is never shown',
      '    catalogues/de-pages.json:1: page.skpi; is page.skip meant?',
    ]);
  });
});

describe('campaign catalogue', () => {
  const run = async (folder: string, lang: string, known: BuiltInWords = words): Promise<string[]> => {
    const printed: string[] = [];
    const command = campaignCommand({
      withDeps: () => Promise.reject(new Error('It needs no database')),
      print: (line) => void printed.push(line),
      readWords: () => known,
    });
    await new Command().addCommand(command).parseAsync(['campaign', 'catalogue', lang, folder], { from: 'user' });
    return printed;
  };

  it('writes the English messages to translate, with the plural forms of the language, and overwrites nothing', async () => {
    const folder = writeCampaign({ 'catalogues/pl-map.json': '{"legend": "Legenda"}' });
    expect(await run(folder, 'pl')).toEqual([
      'catalogues/pl.json',
      'catalogues/pl-kinds.json',
      'catalogues/pl-map.json is there already, and stays as it is',
      'catalogues/pl-pages.json',
    ]);
    const { catalogues } = readCampaign(folder, words);
    expect(catalogues['pl']?.map).toEqual({ legend: 'Legenda' });
    expect(Object.keys(catalogues['pl']?.form ?? {})).toEqual(Object.keys(english.form));
    expect(Object.keys(catalogues['pl']?.form?.['counted'] ?? {}).toSorted()).toEqual(['few', 'many', 'one', 'other']);
  });

  it('writes for English what the server says, since the elements bring their own', async () => {
    expect(await run(writeCampaign(), 'en-GB')).toEqual(['catalogues/en-GB-pages.json']);
  });

  it('refuses what is no language, and says so where the widget is not built', async () => {
    const folder = writeCampaign();
    await expect(run(folder, '../de')).rejects.toThrow('../de is no language tag');
    await expect(run(folder, 'pl', { ...words, english: {} })).rejects.toThrow('The widget is not built here');
  });
});

describe('a campaign is refused', () => {
  it('with placeholders that a translation lost or invented', () => {
    const wrong = { ...german, asOf: 'Stand', sign: '{name}, unterschreiben', sendAgain: 'Noch {Zeit}' };
    expect(problemsOf(inGerman(wrong))).toEqual([
      'catalogues/de.json:2: sign has {name}, which the English message has not: nothing would be filled in, so take it out',
      'catalogues/de.json:3: sendAgain has {Zeit}, which the English message has not: nothing would be filled in, so take it out',
      'catalogues/de.json:8: asOf lacks {time}, which the English message has: put it where it belongs in the sentence',
    ]);
  });

  it('with a form that stands for several numbers and names none', () => {
    const russian = { one: 'одна подпись', few: '{count} подписи', many: '{count} подписей', other: '{count} подписи' };
    expect(problemsOf({ 'catalogues/ru.json': JSON.stringify({ ...german, counted: russian }) })).toEqual([
      'catalogues/ru.json:1: counted.one lacks {count}, and in Russian it stands for 1, 21, 31 …: write the number',
    ]);
    const arabic = {
      zero: 'لا توقيعات',
      one: 'توقيع واحد',
      two: 'توقيعان',
      few: '{count}',
      many: '{count}',
      other: '{count}',
    };
    const french = { one: 'un champ', many: '{count} de champs', other: '{count} champs' };
    expect(problemsOf({ 'catalogues/fr.json': JSON.stringify({ counted: french }) })).toEqual([]);
    expect(problemsOf({ 'catalogues/ar.json': JSON.stringify({ ...german, counted: arabic }) })).toEqual([]);
  });

  it('with what is YAML and no JSON', () => {
    const file = '{\n  "sign": "Unterschreiben",\n}\n';
    expect(problemsOf({ 'catalogues/de.json': file })).toEqual([
      expect.stringMatching(/^catalogues\/de\.json:3: is not valid JSON/),
    ]);
  });

  it('with a file name that is no language and no part', () => {
    expect(problemsOf({ 'catalogues/de-page.json': '{}', 'catalogues/xq.json': '{}' })).toEqual([
      'catalogues/de-page.json:1: page is no part of a language tag; if de-pages.json is meant, rename it',
      'catalogues/xq.json:1: xq is no language tag that is known: use one such as de or pt-BR',
    ]);
  });

  it('with a placeholder that one of its texts lost', () => {
    const texts = { ...testTexts, share: 'Sign by {date}' };
    expect(problemsOf({ 'texts/en.yaml': stringify(texts) })).toEqual([
      expect.stringMatching(
        /^texts\/fr\.yaml:\d+: share has no placeholder, in en it has \{date\}: use the same ones$/,
      ),
    ]);
  });
});
