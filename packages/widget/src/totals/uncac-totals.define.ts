import { define } from '../define.js';
import { UncacTotals } from './uncac-totals.js';

define('uncac-totals', UncacTotals);

declare global {
  interface HTMLElementTagNameMap {
    'uncac-totals': UncacTotals;
  }
}
