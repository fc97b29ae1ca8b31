import type { Admissions } from '../admission/index.js';
import type { Deps } from '../deps.js';
import type { Sightings } from '../members/index.js';
import type { Petitions } from '../petitions/index.js';
import type { Keyring } from '../signatures/index.js';
import type { TotalsFeed } from '../tally/index.js';

/** What the pages need. */
export interface PageDeps extends Deps {
  readonly petitions: Petitions;
  readonly totals: TotalsFeed;
  readonly keyring: Keyring;
  readonly admissions: Admissions;
  readonly sightings: Sightings;
}
