import { define } from '../define.js';
import { UncacPetition } from './uncac-petition.js';

define('uncac-petition', UncacPetition);

declare global {
  interface HTMLElementTagNameMap {
    'uncac-petition': UncacPetition;
  }
}
