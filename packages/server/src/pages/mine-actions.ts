import { countries } from '@uncac-petition/shared';
import {
  correctCountry,
  findMine,
  hideName,
  staysWhereChecked,
  takeBackContact,
  withdraw,
} from '../signatures/index.js';
import type { MineOutcome } from './mine-page.js';
import type { PageDeps } from './page-deps.js';

/** Does what a form of the page asks for; what it does not know changes nothing. @param body of the form */
export const actOnMine = async (
  deps: PageDeps,
  token: string,
  { action = 'withdraw', country, holder }: Readonly<Record<string, unknown>>,
): Promise<MineOutcome> => {
  switch (action) {
    case 'withdraw':
      return { signature: await withdraw(deps, token) };
    case 'hide-name':
      return { signature: await hideName(deps, token), done: 'mine.hideNameDone' };
    case 'correct-country': {
      const known = countries.find((one) => one === country);
      if (known === undefined) return { signature: await findMine(deps, token), error: 'country' };
      const signature = await correctCountry(deps, token, known);
      if (signature?.country === known) return { signature, done: 'mine.countryDone' };
      return { signature, error: signature && staysWhereChecked(signature) ? 'checked' : 'often' };
    }
    case 'take-back-contact':
      return { signature: await takeBackContact(deps, token, String(holder)), done: 'mine.takeBackDone' };
    default:
      return { signature: await findMine(deps, token), error: 'action' };
  }
};
