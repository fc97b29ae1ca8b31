import type { FieldErrorCode } from '@uncac-petition/shared';
import { ProblemError } from '../http/problem.js';

/** Field of a body with which it may be admitted. */
export type AdmittingField = 'proof' | 'formToken';

/** A proof or a form's token that is not there, not good, or not good any more. */
export const refusal = (
  path: AdmittingField,
  code: Extract<FieldErrorCode, 'required' | 'invalid' | 'expired' | 'used'>,
) => new ProblemError('invalid-fields', { errors: [{ path, code }] });
