export { startLoop, type Loop } from './loop.js';
export { recordEvent } from './record-event.js';
export { recount } from './recount.js';
export { countSigns, eraseSalts, isAwaited, openTally } from './tally.repository.js';
export { tick } from './tick.js';
export { createTotalsFeed, type TotalsAnswer, type TotalsFeed } from './totals-feed.js';
export { totalsRoutes } from './totals.routes.js';
export { recountCommand } from './recount.command.js';
export type { TallyEventTable } from './tally.table.js';
