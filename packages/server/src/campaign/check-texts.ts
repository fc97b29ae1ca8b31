import type { PetitionFile, TextsFile } from '@uncac-petition/shared';
import type { CampaignFile } from './campaign-file.js';
import { placeholders } from './check-contacts.js';
import type { CampaignFiles } from './read-campaign.js';

/** That each language says all that the petition has, and the same as the default language. */
export const checkTexts = ({ petition: file, texts }: CampaignFiles, petition: PetitionFile): string[] => {
  const { defaultLanguage } = petition;
  const model = texts.get(defaultLanguage)?.value;
  return [...texts]
    .flatMap(([lang, { value, problem }]) => {
      if (value === undefined) return [];
      return [
        ...checkNames(petition, value, problem),
        ...(model === undefined || lang === defaultLanguage
          ? []
          : checkAgainst(model, defaultLanguage, value, problem)),
      ];
    })
    .concat(texts.size === 0 ? [file.problem(['languages'], 'languages names no language')] : []);
};

type Problem = CampaignFile<TextsFile>['problem'];

const checkNames = (petition: PetitionFile, texts: TextsFile, problem: Problem): string[] => {
  const names = {
    demands: petition.demands.map(({ demand }) => demand),
    asks: petition.asks.map(({ ask }) => ask),
  };
  return (['demands', 'asks'] as const).flatMap((part) => {
    const one = part.slice(0, -1);
    const missing = names[part].filter((name) => !Object.hasOwn(texts[part], name));
    const unknown = Object.keys(texts[part]).filter((name) => !names[part].includes(name));
    return [
      ...missing.map((name) =>
        problem([part], `${part}.${name} is missing: petition.yaml has this ${one}, so each language needs its text`),
      ),
      ...unknown.map((name) =>
        problem(
          [part, name],
          `${part}.${name} is not in petition.yaml: correct its spelling, remove it, or add the ${one} there`,
        ),
      ),
    ];
  });
};

const checkAgainst = (model: TextsFile, modelLang: string, texts: TextsFile, problem: Problem): string[] =>
  Object.entries(texts.asks).flatMap(([ask, said]) =>
    (['text', 'addressee', 'offer'] as const).flatMap((part) => {
      const other = model.asks[ask];
      const says = other && differenceOf(said[part], other[part], modelLang);
      return says === undefined ? [] : [problem(['asks', ask, part], `asks.${ask}.${part} ${says}`)];
    }),
  );

const differenceOf = (here: string | undefined, there: string | undefined, modelLang: string): string | undefined => {
  if (here === undefined && there === undefined) return undefined;
  if (here === undefined) return `is missing: ${modelLang} has it, so write it here too, or remove it there`;
  if (there === undefined) return `is missing in ${modelLang}: write it there too, or remove it here`;
  const [has, wanted] = [placeholders(here), placeholders(there)];
  return has === wanted
    ? undefined
    : `has ${has || 'no placeholder'}, in ${modelLang} it has ${wanted || 'none'}: use the same ones`;
};
