import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PositionsFile, PublicPositions } from '@uncac-petition/shared';
import { Command } from 'commander';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { openApp } from '../../test/app.js';
import { exampleCampaign, writeCampaign } from '../../test/campaign.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { testTexts } from '../../test/petition.js';
import { StartError } from '../config/start-error.js';
import { applyCampaign } from './apply-campaign.js';
import { positionsCommand } from './positions.command.js';

const header = 'country,stance,ratified,pilot,supports,objectsTo,note.en,note.fr,source,asOf';
const reluctantGermany = 'DE,reluctant,,,,visits,Against visits.,Contre les visites.,A newspaper,2009-11-11';

onBothDatabases('positions', ({ open }) => {
  const setUp = async (changes: Parameters<typeof exampleCampaign>[0] = {}) => {
    const deps = testDeps(await open());
    await applyCampaign(deps, exampleCampaign(changes));
    const folder = dirname(join(writeCampaign(), 'x'));
    const run = async (...words: string[]): Promise<string[]> => {
      const printed: string[] = [];
      const command = positionsCommand({ withDeps: (fn) => fn(deps), print: (line) => void printed.push(line) });
      await new Command().addCommand(command).parseAsync(['positions', ...words], { from: 'user' });
      return printed;
    };
    const put = (name: string, text: string | Uint8Array): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const add = (text: string | Uint8Array, name = 'new.csv', ...options: string[]) =>
      run('import', put(name, text), '--petition', 'test-petition', ...options);
    const refused = async (text: string | Uint8Array, name = 'new.csv'): Promise<string[]> => {
      const error = await add(text, name).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(StartError);
      return (error as Error).message.split('\n').slice(1);
    };
    const history = async (country: string) => {
      const { app } = await openApp(deps);
      const answer = await app.request(`/v1/petitions/test-petition/positions/${country}`);
      return PublicPositions.parse(await answer.json()).positions;
    };
    return { deps, folder, run, add, refused, history };
  };

  it('come in as CSV, and the older ones stay in the history', async () => {
    const { add, history } = await setUp();
    expect(await add(`${header}\r\n${reluctantGermany}\r\nKE,open,yes,no,visits,,,,A letter,2009\r\n`)).toEqual([
      '+ position DE 2009-11-11',
      '+ position KE 2009',
    ]);
    expect((await history('DE')).map(({ asOf, stance, note }) => [asOf, stance, note])).toEqual([
      ['2009-11-11', 'reluctant', 'Against visits.'],
      ['2008-11-01', 'open', null],
    ]);
    expect(await history('KE')).toMatchObject([{ ratified: true, pilot: false, supports: ['visits'] }]);
  });

  it('are seen by servers that run already', async () => {
    const { deps, add } = await setUp();
    const { app, count } = await openApp(deps);
    await add(`${header}\n${reluctantGermany}`);
    await count();
    const answer = await app.request('/v1/petitions/test-petition?lang=fr');
    expect(await answer.json()).toMatchObject({ governments: { countries: { DE: { stance: 'reluctant' } } } });
  });

  it('change nothing the second time, nor on a dry run', async () => {
    const { add, history } = await setUp();
    const file = `${header}\n${reluctantGermany}`;
    expect(await add(file, 'new.csv', '--dry-run')).toEqual([
      '+ position DE 2009-11-11',
      'Nothing was changed: this was a dry run.',
    ]);
    expect(await history('DE')).toHaveLength(1);
    await add(file);
    expect(await add(file)).toEqual(['Nothing to change.']);
    expect(await history('DE')).toHaveLength(2);
  });

  it('are only ever added: what was recorded otherwise stays as it is, and that is said', async () => {
    const { add, history } = await setUp();
    expect(await add('country,stance,source,asOf\nDE,reluctant,Report,2008-11-01')).toEqual([
      'only in the database: position DE 2008-11-01 (Report) as first recorded; add a newer position to correct it',
      'Nothing to change.',
    ]);
    expect(await history('DE')).toMatchObject([{ stance: 'open' }]);
  });

  it('are refused with all that is wrong, each with its line, and none comes in', async () => {
    const { refused, history } = await setUp();
    const file = [
      header,
      reluctantGermany,
      'KE,open,,,,,"two\nlines",,,2009',
      'ZZ,stubborn,perhaps,,none,,,,A letter,11.11.2009',
      'DE,reluctant,,,,,,,A newspaper,2009-11-11',
      'NG,open,,,,,,,A letter,2009,too,many',
    ].join('\r\n');
    expect(await refused(file)).toEqual([
      '  new.csv:3: source is missing: every position names its source',
      '  new.csv:5: country must be a country code of two letters (ISO 3166-1, or XK)',
      '  new.csv:5: stance must be one of open, hesitant, reluctant, unknown',
      '  new.csv:5: ratified must be yes or no, or empty where no source says',
      '  new.csv:5: asOf is not a date like 2009-11-09, 2008-12 or 2009',
      '  new.csv:7: there are 2 cells more than columns: put cells with commas into quotes',
      '  new.csv:5: supports names none, which is no demand of the petition: correct it',
    ]);
    expect(
      await refused(`${header}\n${reluctantGermany}\nKE,open,,,none,,,,A letter,2009\n${reluctantGermany}`),
    ).toEqual([
      '  new.csv:3: supports names none, which is no demand of the petition: correct it',
      '  new.csv:4: this is DE 2009-11-11 (A newspaper) for a second time: remove one of them',
    ]);
    expect(await history('DE')).toHaveLength(1);
  });

  it('are refused where an ask names demands, and the newest position says none', async () => {
    const texts = { ...testTexts, asks: { ...testTexts.asks, ratify: { text: '{country}: {demands}.' } } };
    const asks = [{ ask: 'ratify', when: { stance: 'reluctant' as const } }, { ask: 'support' }];
    const { refused, add } = await setUp({ petition: { asks }, texts: { en: texts, fr: texts } });
    expect(await refused(`${header}\nDE,reluctant,,,,,,,A newspaper,2009`)).toEqual([
      expect.stringMatching(/^ {2}new\.csv:2: DE would be asked ratify/),
    ]);
    expect(await add(`${header}\nDE,reluctant,,,,visits,,,A newspaper,2009`)).toEqual(['+ position DE 2009']);
  });

  it('from YAML are refused with the line too', async () => {
    const { refused } = await setUp();
    expect(
      await refused(
        'positions:\n  - country: DE\n    stance: open\n    supports: [none]\n    asOf: 2008\n',
        'new.yaml',
      ),
    ).toEqual([
      '  new.yaml:2: positions[0].source is missing: every position names its source',
      '  new.yaml:4: positions[0].supports names none, which is no demand of the petition: correct it',
    ]);
  });

  it('go out as CSV and YAML, and come back unchanged', async () => {
    const [first] = exampleCampaign().positions;
    const { positions } = PositionsFile.parse({
      positions: [
        { ...first, note: '=1+1', source: "'@home" },
        { ...first, note: { en: '+ and "quotes"', 'pt-BR': 'duas\nlinhas' }, asOf: 2009, supports: [], ratified: null },
      ],
    });
    const { run, folder } = await setUp({ positions });
    for (const format of ['csv', 'yaml']) {
      const file = join(folder, `out.${format}`);
      await run('export', '--petition', 'test-petition', '--format', format, '--output', file);
      expect(await run('import', file, '--petition', 'test-petition')).toEqual(['Nothing to change.']);
      const empty = await setUp({ positions: [] });
      expect(await empty.run('import', file, '--petition', 'test-petition')).toHaveLength(2);
      const [text] = await empty.run('export', '--petition', 'test-petition', '--format', 'yaml');
      expect(PositionsFile.parse(parse(text ?? '')).positions).toEqual(positions);
    }
    const text = readFileSync(join(folder, 'out.csv'), 'utf8');
    expect(text.startsWith('\uFEFFcountry,')).toBe(true);
    expect(text).toContain("'=1+1");
    expect(text).toContain("''@home");
  });

  it('go out with notes in the order of the campaign’s languages', async () => {
    const [first] = exampleCampaign().positions;
    const note = { en: 'Yes.', ar: 'نعم.', fr: 'Oui.', 'pt-BR': 'Sim.' };
    const { positions } = PositionsFile.parse({ positions: [{ ...first, note }] });
    const { run } = await setUp({ positions, petition: { languages: ['fr', 'en'] } });
    const [text] = await run('export', '--petition', 'test-petition');
    expect(text?.split('\r\n')[0]).toBe(
      '\uFEFFcountry,stance,ratified,pilot,supports,objectsTo,note.fr,note.en,note.ar,note.pt-BR,source,asOf',
    );
  });

  it('of a petition that is not there are not made up', async () => {
    const { run, add } = await setUp();
    await expect(run('export', '--petition', 'none')).rejects.toThrow('There is no petition none');
    await expect(run('import', 'no-such.csv', '--petition', 'test-petition')).rejects.toThrow('no-such.csv');
    await add(header, 'head.csv');
    await expect(add(header, 'head.csv', '--petition', 'none')).rejects.toThrow('There is no petition none');
  });
});
