import { Command } from 'commander';
import { expect, it } from 'vitest';
import { writeCampaign } from '../../test/campaign.js';
import { testDeps } from '../../test/deps.js';
import { onBothDatabases } from '../../test/on-both-databases.js';
import { findPetition } from '../petitions/index.js';
import { campaignCommand } from './campaign.command.js';

onBothDatabases('campaign apply', ({ open }) => {
  const setUp = async () => {
    const deps = testDeps(await open());
    const english = { form: { sign: 'Sign', asOf: 'As of {time}' }, kinds: {}, map: {}, pages: {} };
    const built = ['en', 'fr', 'de'];
    const run = async (folder: string): Promise<string[]> => {
      const printed: string[] = [];
      const command = campaignCommand({
        withDeps: (work) => work(deps),
        print: (line) => void printed.push(line),
        readWords: () => ({ english, languages: { form: built, kinds: built, map: built, pages: built } }),
      });
      await new Command().addCommand(command).parseAsync(['campaign', 'apply', folder], { from: 'user' });
      return printed;
    };
    return { deps, run };
  };

  it('goes on where there is something to note, and says it in short', async () => {
    const { deps, run } = await setUp();
    const files = { 'catalogues/sw.json': '{"sign": "Tia saini", "sgin": "?"}', 'catalogues/de-pages.json': '{}' };
    const printed = await run(
      writeCampaign({ ...files, 'catalogues/de.json': '{"sign": "Zeichnen", "asOf": "Stand {time}"}' }),
    );
    expect(printed.slice(-3)).toEqual([
      'Note: catalogues/sw.json: 1 message is missing; English stands in',
      'Note: catalogues/sw.json: 1 message is not known, so it is never shown',
      '`campaign check` lists them.',
    ]);
    expect((await findPetition(deps.database.reads, 'test-petition'))?.catalogues['sw']?.form?.['sign']).toBe(
      'Tia saini',
    );
  });

  it('changes nothing where a translation lost a placeholder', async () => {
    const { deps, run } = await setUp();
    const folder = writeCampaign({ 'catalogues/sw.json': '{"asOf": "Hadi sasa"}' });
    await expect(run(folder)).rejects.toThrow('catalogues/sw.json:1: asOf lacks {time}');
    expect(await findPetition(deps.database.reads, 'test-petition')).toBeUndefined();
  });
});
