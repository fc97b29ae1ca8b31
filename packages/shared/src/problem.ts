import { z } from 'zod';
import { fieldErrorCodes, problems, type ProblemCode } from './error-codes.js';

/** `application/problem+json` (RFC 9457) as every error answer has it. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
  /** What is wrong and what to do, in English. */
  detail: z.string().optional(),
  /** Fields, for `invalid-fields`. */
  errors: z.array(z.object({ path: z.string(), code: z.enum(fieldErrorCodes) })).optional(),
  /** For unknown failures: what to quote when asking. */
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;
